package se.malspar.domain.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static se.malspar.domain.trail.TrailFixture.given;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import se.malspar.domain.decision.Evidence;
import se.malspar.domain.decision.Standing;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.decision.Validity;
import se.malspar.domain.state.FieldValue;
import se.malspar.domain.trail.Paper;
import se.malspar.domain.trail.Wanted;

class FollowUpTest {

    private static final Paper GOAL = Paper.section("KF 2020-02-05 § 10")
            .point(1, Wanted.adoptGoal("1", "Tillväxt"), Wanted.adoptMeasure("1", "m1"));
    private static final Paper PLAN = Paper.section("KS 2020-02-05 § 11")
            .point(1, Wanted.adoptPlan("KS-2020"), Wanted.addActivity("KS-2020", "a1", "Mentorer"));

    @Test
    void a_paper_reports_and_what_it_says_is_only_stated_in_it() {
        var reported = given(GOAL)
                .when(Paper.report("rapport", "2020-09-01").tells(Wanted.reportOutcome("1", "m1", "2020-T1", "91,5")))
                .records("document-recorded", "outcome-reported");
        assertThat(reported.decided(0).basis().evidence()).isEqualTo(Evidence.ORIGINAL);
        var basis = reported.decided(1).basis();
        assertThat(basis.standing()).isEqualTo(Standing.REPORTED);
        assertThat(basis.evidence()).isEqualTo(Evidence.STATED);
        assertThat(basis.source().orElseThrow().document().value()).isEqualTo("rapport");
    }

    @Test
    void a_report_is_about_its_period_so_it_is_valid_from_the_last_day_of_that() {
        var basis = given(GOAL)
                .when(Paper.report("rapport", "2020-09-01").tells(Wanted.reportGoal("1", "2020-T1", "gul")))
                .only()
                .basis();
        assertThat(basis.decidedOn().first()).isEqualTo(LocalDate.parse("2020-09-01"));
        assertThat(basis.valid())
                .isInstanceOfSatisfying(
                        Validity.During.class,
                        during -> assertThat(during.from()).isEqualTo(LocalDate.parse("2020-04-30")));
    }

    @Test
    void the_outcomes_of_different_periods_stand_beside_each_other_and_the_latest_status_answers() {
        var state = given(
                        GOAL,
                        Paper.report("t1", "2020-05-15")
                                .tells(
                                        Wanted.reportOutcome("1", "m1", "2020-T1", "91"),
                                        Wanted.reportGoal("1", "2020-T1", "röd")),
                        Paper.report("t2", "2020-09-15")
                                .tells(
                                        Wanted.reportOutcome("1", "m1", "2020-T2", "93"),
                                        Wanted.reportGoal("1", "2020-T2", "gul")))
                .on("2020-12-31");
        var measure = new Subject("goal:1/measure:m1");
        assertThat(state.field(measure, "outcome.2020-01-01/2020-04-30").flatMap(FieldValue::value))
                .contains("91");
        assertThat(state.field(measure, "outcome.2020-05-01/2020-08-31").flatMap(FieldValue::value))
                .contains("93");
        assertThat(state.field(new Subject("goal:1"), "status").flatMap(FieldValue::value))
                .contains("gul");
    }

    @Test
    void only_what_there_is_or_was_can_be_reported_on() {
        var report = Paper.report("rapport", "2020-09-01");
        given().when(Paper.report("rapport", "2020-09-01").tells(Wanted.reportGoal("1", "2020-T1", "gul")))
                .isRefused("goal-not-adopted");
        given(GOAL)
                .when(Paper.report("rapport", "2020-09-01").tells(Wanted.reportOutcome("1", "m2", "2020-T1", "1")))
                .isRefused("measure-not-in-force");
        given().when(report.tells(Wanted.reportActivity("KS-2020", "a1", "2020-T1", "pågår")))
                .isRefused("plan-not-adopted");
        given(PLAN)
                .when(Paper.report("rapport", "2020-09-01")
                        .tells(Wanted.reportActivity("KS-2020", "a2", "2020-T1", "pågår")))
                .isRefused("activity-not-in-plan");
    }

    @Test
    void a_measure_or_activity_taken_away_can_still_be_reported_on() {
        given(GOAL, Paper.section("KF 2020-06-17 § 9").point(1, Wanted.removeMeasure("1", "m1")))
                .when(Paper.report("rapport", "2020-09-01").tells(Wanted.reportOutcome("1", "m1", "2020-T1", "91")))
                .records("document-recorded", "outcome-reported");
        given(PLAN, Paper.section("KS 2020-06-17 § 9").point(1, Wanted.removeActivity("KS-2020", "a1", "slopas")))
                .when(Paper.report("rapport", "2020-09-01")
                        .tells(Wanted.reportActivity("KS-2020", "a1", "2020-T1", "avslutad")))
                .records("document-recorded", "activity-status-reported");
    }

    @Test
    void a_section_approves_a_bodys_follow_up_of_a_period() {
        var approved = given().when(
                        Paper.section("KS 2020-10-07 § 175").point(1, Wanted.approveFollowUp("KS", "2020-T2")))
                .records("paragraph-recorded", "follow-up-approved")
                .only();
        assertThat(approved.subject()).isEqualTo(new Subject("follow-up:KS-2020-05-01--2020-08-31"));
        assertThat(approved.basis().standing()).isEqualTo(Standing.DECIDED);
    }

    @Test
    void the_body_whose_follow_up_is_approved_must_be_registered() {
        given().when(Paper.section("KS 2020-10-07 § 175").point(1, Wanted.approveFollowUp("SBN", "2020-T2")))
                .isRefused("body-not-registered");
    }
}
