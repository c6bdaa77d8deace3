package se.malspar.domain.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static se.malspar.domain.trail.TrailFixture.given;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.followup.FollowUpCommand;
import se.malspar.domain.plan.ActivityId;
import se.malspar.domain.plan.PlanId;
import se.malspar.domain.state.FieldValue;
import se.malspar.domain.state.State;
import se.malspar.domain.time.ReportingPeriod;
import se.malspar.domain.trail.Models;
import se.malspar.domain.trail.Paper;
import se.malspar.domain.trail.PlainRules;
import se.malspar.domain.trail.Wanted;

@DisplayName("An adopted assessment model")
class AdoptedModelTest {

    private static final Subject MODEL = new Subject("assessment-model:alla");
    private static final Paper PLAN = Paper.section("KS 2020-02-05 § 11")
            .point(1, Wanted.adoptPlan("KS-2020"), Wanted.addActivity("KS-2020", "a1", "Mentorer"));
    private static final Paper ADOPTED = Paper.section("KF 2020-02-05 § 10").point(1, Wanted.adoptModel("farger"));

    private static Optional<String> model(State state) {
        return state.field(MODEL, "model").flatMap(FieldValue::value);
    }

    private static Paper told(String status, Optional<String> comment) {
        return Paper.report("tertial-1", "2020-05-18")
                .tells(new FollowUpCommand.ReportActivityStatus(
                        PlanId.parse("KS-2020"),
                        ActivityId.of("a1"),
                        ReportingPeriod.parse("2020-T1"),
                        status,
                        comment));
    }

    @Test
    void is_in_force_from_its_decision_until_another_replaces_it() {
        var trail = given(ADOPTED, Paper.section("KF 2022-11-28 § 150").point(1, Wanted.adoptModel("styrmodell")));
        assertThat(model(trail.on("2020-02-04"))).isEmpty();
        assertThat(model(trail.on("2022-11-27"))).contains("farger");
        assertThat(model(trail.on("2022-11-28"))).contains("styrmodell");
        assertThat(trail.on("2022-11-28")
                        .field(MODEL, "model")
                        .orElseThrow()
                        .blame()
                        .by()
                        .cited())
                .isEqualTo("KF 2022-11-28 § 150 p 1");
    }

    @Test
    void demands_a_comment_for_the_statuses_that_it_says_need_one() {
        var refused = given(PLAN, ADOPTED).when(told("Rött", Optional.empty())).isRefused("status-needs-a-comment");
        assertThat(refused.swedish()).contains("rött").contains("KF 2020-02-05 § 10");
        given(PLAN, ADOPTED)
                .when(told("Rött", Optional.of("Försenat.")))
                .records("document-recorded", "activity-status-reported");
        given(PLAN, ADOPTED)
                .when(told("grönt", Optional.empty()))
                .records("document-recorded", "activity-status-reported");
    }

    @Test
    void demands_nothing_of_what_was_reported_before_it_was_decided() {
        given(PLAN, Paper.section("KF 2020-06-17 § 88").point(1, Wanted.adoptModel("farger")))
                .when(told("rött", Optional.empty()))
                .records("document-recorded", "activity-status-reported");
    }

    @Test
    void makes_no_report_unmade_that_was_recorded_before_it_came_to_light() {
        given(PLAN, told("rött", Optional.empty()))
                .when(ADOPTED)
                .records("paragraph-recorded", "assessment-model-adopted");
    }

    @Test
    void is_refused_with_the_place_of_what_cannot_be_used() {
        var level = Models.level(
                Level.GOAL,
                AssessmentModel.Ground.RULES,
                List.of("blatt"),
                new AssessmentModel.Rule("r1", "matt == 0", "gront", new Wording("Inga mått.", "No measures.")));
        var faults = ModelCheck.faults(Models.model("m", level), new PlainRules());
        assertThat(faults)
                .extracting(ModelCheck.Fault::place)
                .contains("levels[GOAL].commentFor", "levels[GOAL].rules[r1].when");
    }

    @Test
    void a_bodys_own_judgment_needs_a_decision_point() {
        var goal = Paper.section("KS 2020-02-05 § 12").point(1, Wanted.adoptGoal("1", "Tillväxt"));
        given(goal)
                .when(Paper.report("helar", "2021-01-25").tells(Wanted.assess("1", "2020", "gult")))
                .isRefused("assessment-needs-a-point");
        given(goal)
                .when(Paper.section("KS 2021-03-03 § 60").point(1, Wanted.assess("1", "2020", "gult")))
                .records("paragraph-recorded", "goal-assessed");
    }
}
