package se.malspar.projections.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static se.malspar.projections.fulfilment.Town.goal;
import static se.malspar.projections.fulfilment.Town.measure;
import static se.malspar.projections.fulfilment.Town.status;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.followup.FollowUpCommand;
import se.malspar.domain.fulfilment.FollowUpCheck;
import se.malspar.domain.goal.GoalId;
import se.malspar.domain.goal.GoalKind;
import se.malspar.domain.goal.MeasureDirection;
import se.malspar.domain.goal.MeasureId;
import se.malspar.domain.plan.ActivityId;
import se.malspar.domain.plan.PlanId;
import se.malspar.domain.time.ReportingPeriod;
import se.malspar.domain.trail.Paper;
import se.malspar.domain.trail.Wanted;

@DisplayName("A follow-up that is previewed")
class FollowUpCheckTest {

    private static final ReportingPeriod YEAR = ReportingPeriod.parse("2026");

    private static Town town() {
        return new Town()
                .record(
                        Paper.section("KF 2025-11-24 § 150").point(1, Town.adopt("styrmodell-2026")),
                        Paper.section("KS 2025-12-10 § 215")
                                .point(
                                        1,
                                        goal("1", GoalKind.STEERING),
                                        measure("1", "m", MeasureDirection.HIGHER),
                                        Wanted.setTarget("1", "m", "2026", "100"),
                                        goal("2", GoalKind.DIRECTIONAL))
                                .point(
                                        2,
                                        Wanted.adoptPlan("KS-2026"),
                                        Wanted.addActivity("KS-2026", "a", "Portal", "1"),
                                        Wanted.addActivity("KS-2026", "b", "Plan", "1")));
    }

    private static FollowUpCheck check(FollowUpCommand... told) {
        return town().on("2027-01-25").check(new BodyCode("KS"), YEAR, List.of(told));
    }

    private static FollowUpCommand silently(String activity, String status) {
        return new FollowUpCommand.ReportActivityStatus(
                PlanId.parse("KS-2026"), ActivityId.of(activity), YEAR, status, Optional.empty());
    }

    private static FollowUpCommand forecast(String goal) {
        return new FollowUpCommand.ReportForecast(GoalId.of(goal), Optional.empty(), YEAR, "95", Optional.empty());
    }

    @Test
    void tells_what_it_does_not_tell_of() {
        assertThat(check((FollowUpCommand) status("a", "2026", "vänteläge")).missing())
                .extracting(
                        finding -> finding.code(), finding -> finding.subject().path())
                .containsExactly(
                        tuple("status", "plan:KS-2026/activity:b"),
                        tuple("outcome", "goal:1/measure:m"),
                        tuple("reported", "goal:1"),
                        tuple("reported", "goal:2"));
    }

    @Test
    void misses_nothing_that_it_tells_of_itself() {
        assertThat(check(
                                (FollowUpCommand) status("a", "2026", "vänteläge"),
                                (FollowUpCommand) status("b", "2026", "vänteläge"),
                                new FollowUpCommand.ReportOutcome(
                                        GoalId.of("1"), MeasureId.of("m"), YEAR, "97", Optional.empty()),
                                new FollowUpCommand.ReportGoalStatus(
                                        GoalId.of("1"), YEAR, "uppfylld", Optional.of("Allt är gjort.")),
                                new FollowUpCommand.ReportGoalStatus(
                                        GoalId.of("2"), YEAR, "uppfylld", Optional.of("På väg.")))
                        .missing())
                .isEmpty();
    }

    @Test
    void tells_which_row_is_wrong_and_whether_it_would_be_refused() {
        var check = check(
                (FollowUpCommand) status("a", "2026", "vänteläge"),
                silently("b", "avslutad med avvikelse"),
                silently("b", "nästan klar"),
                silently("finns-inte", "vänteläge"),
                forecast("2"));
        assertThat(check.remarks())
                .extracting(
                        FollowUpCheck.Remark::row, remark -> remark.finding().code(), FollowUpCheck.Remark::refused)
                .containsExactly(
                        tuple(1, "status-needs-a-comment", true),
                        tuple(2, "value-not-on-the-scale", false),
                        tuple(3, "unknown", true),
                        tuple(4, "forecast-of-a-directional-goal", true));
    }
}
