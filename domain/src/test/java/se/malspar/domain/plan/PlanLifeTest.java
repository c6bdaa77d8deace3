package se.malspar.domain.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static se.malspar.domain.trail.TrailFixture.given;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.malspar.domain.decision.Malformed;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.state.FieldValue;
import se.malspar.domain.trail.Paper;
import se.malspar.domain.trail.Wanted;

class PlanLifeTest {

    private static final Paper PLAN = Paper.section("KS 2020-02-05 § 10").point(1, Wanted.adoptPlan("KS-2020"));
    private static final Paper ACTIVITY =
            Paper.section("KS 2020-03-04 § 20").point(1, Wanted.addActivity("KS-2020", "a1", "Mentorer"));
    private static final Subject MENTORS = new Subject("plan:KS-2020/activity:a1");

    private static Paper later(PlanCommand... commands) {
        return Paper.section("KS 2020-10-07 § 175").point(1, commands);
    }

    @Test
    void a_plan_is_adopted_once_and_filled_with_activities() {
        given(PLAN)
                .when(later(Wanted.addActivity("KS-2020", "a1", "Mentorer")))
                .records("paragraph-recorded", "activity-added");
        given(PLAN).when(later(Wanted.adoptPlan("KS-2020"))).isRefused("plan-already-adopted");
        given().when(later(Wanted.addActivity("KS-2020", "a1", "Mentorer"))).isRefused("plan-not-adopted");
    }

    @Test
    void an_activity_is_added_once_and_may_come_back_after_its_removal() {
        given(PLAN, ACTIVITY)
                .when(later(Wanted.addActivity("KS-2020", "a1", "Mentorer")))
                .isRefused("activity-already-added");
        given(PLAN, ACTIVITY)
                .when(later(
                        Wanted.removeActivity("KS-2020", "a1", "framgår inte"),
                        Wanted.addActivity("KS-2020", "a1", "Mentorer igen")))
                .records("paragraph-recorded", "activity-removed", "activity-added");
    }

    @Test
    void a_removed_activity_cannot_be_changed_and_keeps_the_reason_it_was_removed_for() {
        var fixture = given(PLAN, ACTIVITY, later(Wanted.removeActivity("KS-2020", "a1", "ersätts av a2")));
        var state = fixture.on("2020-12-31");
        assertThat(state.isInForce(MENTORS)).isFalse();
        assertThat(state.field(MENTORS, "removalReason").flatMap(FieldValue::value))
                .contains("ersätts av a2");
        assertThat(state.field(MENTORS, "heading").flatMap(FieldValue::value)).contains("Mentorer");
        fixture.when(Paper.section("KS 2020-11-04 § 1").point(1, Wanted.changeActivity("KS-2020", "a1", "Nytt")))
                .isRefused("activity-not-in-plan");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void an_activity_is_never_removed_without_a_reason(String reason) {
        assertThatExceptionOfType(Malformed.class)
                .isThrownBy(() -> Wanted.removeActivity("KS-2020", "a1", reason))
                .satisfies(malformed -> assertThat(malformed.field()).isEqualTo("reason"));
    }

    @Test
    void an_activity_serves_goals_in_force() {
        var goal = Paper.section("KF 2020-02-05 § 1").point(1, Wanted.adoptGoal("1", "Tillväxt"));
        var serving = later(Wanted.addActivity("KS-2020", "a1", "Mentorer", "1"));
        given(PLAN).when(serving).isRefused("goal-of-activity-not-in-force");
        given(PLAN, goal).when(serving).records("paragraph-recorded", "activity-added");
        given(PLAN, goal, Paper.section("KF 2020-06-17 § 9").point(1, Wanted.retireGoal("1")))
                .when(serving)
                .isRefused("goal-of-activity-not-in-force");
        given(PLAN, goal, serving)
                .when(Paper.section("KF 2020-06-17 § 9").point(1, Wanted.retireGoal("1")))
                .isRefusedForTheSakeOf("KS 2020-10-07 § 175 p 1");
        given(PLAN, goal, serving)
                .when(Paper.section("KF 2020-12-16 § 9").point(1, Wanted.retireGoal("1")))
                .records("paragraph-recorded", "goal-retired");
    }

    @Test
    void a_goal_that_a_judgment_retires_again_is_missed_by_later_activities() {
        given(
                        PLAN,
                        Paper.section("KF 2020-02-05 § 1").point(1, Wanted.adoptGoal("1", "Tillväxt")),
                        Paper.section("KF 2020-03-04 § 2").point(1, Wanted.retireGoal("1")),
                        Paper.section("KF 2020-04-01 § 3").point(1, Wanted.revoke("KF 2020-03-04 § 2 p 1")),
                        later(Wanted.addActivity("KS-2020", "a1", "Mentorer", "1")))
                .when(Paper.report("dom", "2020-05-06").tells(Wanted.annul("KF 2020-04-01 § 3 p 1")))
                .isRefusedForTheSakeOf("KS 2020-10-07 § 175 p 1");
    }

    @Test
    void an_activity_known_from_a_report_can_be_decided_and_no_report_removes_it() {
        var fixture = given(
                PLAN,
                Paper.report("rapport-1", "2020-02-28").tells(Wanted.addActivity("KS-2020", "a1", "Mentorer")),
                ACTIVITY,
                Paper.report("rapport-2", "2020-06-30").tells(Wanted.removeActivity("KS-2020", "a1", "uppges slopad")));
        assertThat(fixture.on("2020-12-31").isInForce(MENTORS)).isTrue();
        fixture.when(later(Wanted.changeActivity("KS-2020", "a1", "Mentorer för fler")))
                .records("paragraph-recorded", "activity-changed");
    }
}
