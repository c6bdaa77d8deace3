package se.malspar.domain.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static se.malspar.domain.trail.TrailFixture.given;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.malspar.domain.decision.Basis;
import se.malspar.domain.decision.Outcome;
import se.malspar.domain.decision.Standing;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.state.FieldValue;
import se.malspar.domain.trail.Paper;
import se.malspar.domain.trail.Registration.Effect;
import se.malspar.domain.trail.Wanted;

class GoalLifeTest {

    private static final Paper ADOPTION =
            Paper.section("KF 2020-02-05 § 10").point(1, Wanted.adoptGoal("1", "Tillväxt"));

    private static Paper later(GoalCommand... commands) {
        return Paper.section("KF 2020-10-07 § 175").point(1, commands);
    }

    @Test
    void a_point_adopts_a_goal_on_the_day_of_its_meeting() {
        var adopted = (GoalEvent.GoalAdopted) given().when(ADOPTION)
                .records("paragraph-recorded", "goal-adopted")
                .only();
        assertThat(adopted.goal()).isEqualTo(GoalId.of("1"));
        assertThat(adopted.content().wording()).contains("Tillväxt");
        var basis = adopted.basis();
        assertThat(basis.by().cited()).isEqualTo("KF 2020-02-05 § 10 p 1");
        assertThat(basis.standing()).isEqualTo(Standing.DECIDED);
        assertThat(basis.decidedOn().first()).isEqualTo(LocalDate.parse("2020-02-05"));
        assertThat(basis.decidedOn().isCertain()).isTrue();
    }

    @Test
    void an_adopted_goal_can_be_revised_and_retired() {
        given(ADOPTION)
                .when(later(Wanted.reviseGoal("1", "Hållbar tillväxt"), Wanted.retireGoal("1")))
                .records("paragraph-recorded", "goal-revised", "goal-retired");
    }

    @Test
    void a_goal_is_adopted_once() {
        given(ADOPTION).when(later(Wanted.adoptGoal("1", "Annat"))).isRefused("goal-already-adopted");
    }

    static List<GoalCommand> changes() {
        return List.of(
                Wanted.reviseGoal("1", "Hållbar tillväxt"),
                Wanted.setAmbition("1", "90 procent"),
                Wanted.adoptSubGoal("1", "1.1", "Fler företag"),
                Wanted.adoptMeasure("1", "m1"),
                Wanted.retireGoal("1"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void what_is_not_adopted_cannot_be_changed(GoalCommand change) {
        given().when(later(change)).isRefused("goal-not-adopted");
    }

    @ParameterizedTest
    @MethodSource("changes")
    void what_is_retired_cannot_be_changed(GoalCommand change) {
        given(ADOPTION, Paper.section("KF 2020-06-17 § 90").point(1, Wanted.retireGoal("1")))
                .when(later(change))
                .isRefused("goal-retired");
    }

    @Test
    void a_retired_goal_can_be_adopted_anew() {
        var fixture = given(
                ADOPTION,
                Paper.section("KF 2020-06-17 § 90").point(1, Wanted.retireGoal("1")),
                later(Wanted.adoptGoal("1", "Tillväxt igen")));
        var goal = new Subject("goal:1");
        assertThat(fixture.on("2020-05-01").isInForce(goal)).isTrue();
        assertThat(fixture.on("2020-08-01").isInForce(goal)).isFalse();
        assertThat(fixture.on("2020-12-01").isInForce(goal)).isTrue();
    }

    @Test
    void a_retired_goal_can_still_be_reported_on_for_a_period_past() {
        given(ADOPTION, Paper.section("KF 2020-06-17 § 90").point(1, Wanted.retireGoal("1")))
                .when(Paper.report("rapport", "2020-09-01").tells(Wanted.reportGoal("1", "2020-T1", "gul")))
                .records("document-recorded", "goal-status-reported");
    }

    // --- sub-goals

    @Test
    void a_sub_goal_is_adopted_corrected_and_removed() {
        given(ADOPTION)
                .when(later(
                        Wanted.adoptSubGoal("1", "1.1", "Flera företag"),
                        Wanted.correctSubGoal("1", "1.1", "Fler företag"),
                        Wanted.removeSubGoal("1", "1.1")))
                .records("paragraph-recorded", "sub-goal-adopted", "sub-goal-corrected", "sub-goal-removed");
    }

    @Test
    void a_sub_goal_that_is_there_is_not_adopted_again_but_one_removed_may_be() {
        var twice = given(ADOPTION, Paper.section("KF 2020-06-17 § 90").point(1, Wanted.adoptSubGoal("1", "1.1", "A")));
        twice.when(later(Wanted.adoptSubGoal("1", "1.1", "B"))).isRefused("sub-goal-already-adopted");
        twice.and(Paper.section("KF 2020-09-02 § 1").point(1, Wanted.removeSubGoal("1", "1.1")))
                .when(later(Wanted.adoptSubGoal("1", "1.1", "B")))
                .records("paragraph-recorded", "sub-goal-adopted");
    }

    @Test
    void a_sub_goal_that_is_not_there_is_neither_corrected_nor_removed_nor_measured() {
        given(ADOPTION).when(later(Wanted.correctSubGoal("1", "1.1", "A"))).isRefused("sub-goal-not-in-force");
        given(ADOPTION).when(later(Wanted.removeSubGoal("1", "1.1"))).isRefused("sub-goal-not-in-force");
        given(ADOPTION).when(later(Wanted.adoptMeasureOf("1", "1.1", "m1"))).isRefused("sub-goal-not-in-force");
    }

    @Test
    void sub_goals_go_with_their_goal() {
        var fixture = given(
                ADOPTION,
                Paper.section("KF 2020-06-17 § 90").point(1, Wanted.adoptSubGoal("1", "1.1", "A")),
                later(Wanted.retireGoal("1")));
        var subGoal = new Subject("goal:1/sub-goal:1.1");
        assertThat(fixture.on("2020-09-01").isInForce(subGoal)).isTrue();
        assertThat(fixture.on("2020-10-07").isInForce(subGoal)).isFalse();
    }

    // --- measures and target values

    @Test
    void a_measure_is_adopted_given_a_target_value_and_removed() {
        given(ADOPTION)
                .when(later(
                        Wanted.adoptMeasure("1", "m1"),
                        Wanted.setTarget("1", "m1", "2021", "95"),
                        Wanted.removeMeasure("1", "m1")))
                .records("paragraph-recorded", "measure-adopted", "target-value-set", "measure-removed");
    }

    @Test
    void target_values_of_different_periods_stand_beside_each_other() {
        var state = given(
                        ADOPTION,
                        later(
                                Wanted.adoptMeasure("1", "m1"),
                                Wanted.setTarget("1", "m1", "2021", "95"),
                                Wanted.setTarget("1", "m1", "2022", "97")))
                .on("2020-12-31");
        var measure = new Subject("goal:1/measure:m1");
        assertThat(state.field(measure, "targetValue.2021-01-01/2021-12-31").flatMap(FieldValue::value))
                .contains("95");
        assertThat(state.field(measure, "targetValue.2022-01-01/2022-12-31").flatMap(FieldValue::value))
                .contains("97");
    }

    @Test
    void a_measure_that_is_not_there_gets_no_target_value_and_is_not_removed() {
        given(ADOPTION).when(later(Wanted.setTarget("1", "m1", "2021", "95"))).isRefused("measure-not-in-force");
        given(ADOPTION).when(later(Wanted.removeMeasure("1", "m1"))).isRefused("measure-not-in-force");
        given(ADOPTION)
                .when(later(Wanted.adoptMeasure("1", "m1"), Wanted.adoptMeasure("1", "m1")))
                .isRefused("measure-already-adopted");
    }

    // --- reports

    @Test
    void a_goal_known_only_from_a_report_can_be_decided_and_then_no_report_undoes_it() {
        var reported = given(Paper.report("rapport-1", "2020-01-15")
                .tells(Wanted.adoptGoal("1", "Tillväxt"), Wanted.adoptSubGoal("1", "1.1", "Fler företag")));
        reported.when(Paper.section("KF 2020-02-05 § 10")
                        .point(1, Wanted.adoptGoal("1", "Tillväxt"), Wanted.adoptSubGoal("1", "1.1", "Fler företag")))
                .records("paragraph-recorded", "goal-adopted", "sub-goal-adopted");
        var decided = given(ADOPTION, Paper.report("rapport-2", "2020-06-30").tells(Wanted.retireGoal("1")));
        decided.when(later(Wanted.reviseGoal("1", "Hållbar tillväxt"))).records("paragraph-recorded", "goal-revised");
        assertThat(decided.on("2020-12-31").isInForce(new Subject("goal:1"))).isTrue();
    }

    @Test
    void what_a_decision_removed_no_report_brings_back() {
        var fixture = given(
                ADOPTION,
                Paper.section("KF 2020-06-17 § 90").point(1, Wanted.retireGoal("1")),
                Paper.report("rapport", "2020-06-30").tells(Wanted.adoptGoal("1", "Tillväxt")));
        assertThat(fixture.on("2020-12-31").isInForce(new Subject("goal:1"))).isFalse();
        fixture.when(later(Wanted.reviseGoal("1", "Annat"))).isRefused("goal-retired");
    }

    @Test
    void parts_that_reports_tell_of_follow_the_same_rules() {
        var fixture = given(
                ADOPTION,
                Paper.section("KF 2020-06-17 § 90").point(1, Wanted.adoptMeasure("1", "m1")),
                Paper.report("rapport-1", "2020-06-30")
                        .tells(Wanted.removeMeasure("1", "m1"), Wanted.adoptMeasure("1", "m2")),
                Paper.report("rapport-2", "2020-07-31").tells(Wanted.removeMeasure("1", "m2")));
        fixture.when(later(Wanted.setTarget("1", "m1", "2021", "95")))
                .records("paragraph-recorded", "target-value-set");
        fixture.when(later(Wanted.setTarget("1", "m2", "2021", "95"))).isRefused("measure-not-in-force");
        fixture.when(later(Wanted.adoptMeasure("1", "m2"))).records("paragraph-recorded", "measure-adopted");
    }

    // --- standing

    @Test
    void the_standing_follows_from_the_outcome_of_the_point() {
        for (var outcome : Outcome.values()) {
            var basis = given(ADOPTION)
                    .when(Paper.section("KF 2020-10-07 § 175")
                            .point(1, outcome, Effect.of(Wanted.setAmbition("1", "90 procent"))))
                    .only()
                    .basis();
            var expected = switch (outcome) {
                case APPROVED -> Standing.DECIDED;
                case NOTED -> Standing.REPORTED;
                case REJECTED, REFERRED_BACK, TABLED, REMITTED, NOT_STATED -> Standing.PROPOSED;
            };
            assertThat(basis).extracting(Basis::standing).as("%s", outcome).isEqualTo(expected);
        }
    }

    @Test
    void no_more_can_be_claimed_than_the_outcome_of_the_point_allows() {
        for (var outcome : List.of(Outcome.REJECTED, Outcome.TABLED, Outcome.NOT_STATED, Outcome.NOTED)) {
            given(ADOPTION)
                    .when(Paper.section("KF 2020-10-07 § 175")
                            .point(
                                    1,
                                    outcome,
                                    Effect.of(Wanted.setAmbition("1", "90 procent"))
                                            .standing(Standing.DECIDED)))
                    .isRefused("proposal-is-no-decision");
        }
        given(ADOPTION)
                .when(Paper.section("KS 2020-10-07 § 175")
                        .proposal("KF", 1, Effect.of(Wanted.retireGoal("1")).standing(Standing.REPORTED)))
                .isRefused("proposal-is-no-decision");
    }

    @Test
    void a_proposal_is_never_judged_and_changes_nothing() {
        var proposal = Paper.section("KS 2020-01-15 § 3")
                .proposal(
                        "KF",
                        1,
                        Effect.of(Wanted.retireGoal("finns-inte")),
                        Effect.of(Wanted.adoptGoal("1", "Förslaget")));
        given(ADOPTION).when(proposal).records("paragraph-recorded", "goal-retired", "goal-adopted");
        var state = given(ADOPTION, proposal).on("2020-12-31");
        assertThat(state.fields().keySet()).containsExactly(new Subject("goal:1"));
        assertThat(state.field(new Subject("goal:1"), "wording").flatMap(FieldValue::value))
                .isEqualTo(Optional.of("Tillväxt"));
    }
}
