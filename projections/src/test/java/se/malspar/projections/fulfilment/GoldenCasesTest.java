package se.malspar.projections.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static se.malspar.projections.fulfilment.Town.adopt;
import static se.malspar.projections.fulfilment.Town.assessed;
import static se.malspar.projections.fulfilment.Town.goal;
import static se.malspar.projections.fulfilment.Town.measure;
import static se.malspar.projections.fulfilment.Town.status;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.followup.FollowUpCommand;
import se.malspar.domain.fulfilment.Assessment;
import se.malspar.domain.fulfilment.Assessment.Finding;
import se.malspar.domain.goal.GoalId;
import se.malspar.domain.goal.GoalKind;
import se.malspar.domain.goal.MeasureDirection;
import se.malspar.domain.goal.MeasureId;
import se.malspar.domain.time.ReportingPeriod;
import se.malspar.domain.trail.Paper;
import se.malspar.domain.trail.Wanted;

@DisplayName("A goal as it is judged")
class GoldenCasesTest {

    private static final String T1 = "2026-T1";

    /** A steering goal without measures, and two activities that serve it. */
    private static Town withActivities() {
        return new Town()
                .record(
                        Paper.section("KF 2025-11-24 § 150").point(1, adopt("styrmodell-2026")),
                        Paper.section("KS 2025-12-10 § 215")
                                .point(1, goal("1", GoalKind.STEERING))
                                .point(
                                        2,
                                        Wanted.adoptPlan("KS-2026"),
                                        Wanted.addActivity("KS-2026", "a", "Portal", "1"),
                                        Wanted.addActivity("KS-2026", "b", "Kommunikationsplan", "1")));
    }

    private static Town withMeasure(MeasureDirection direction, String target) {
        return new Town()
                .record(
                        Paper.section("KF 2025-11-24 § 150").point(1, adopt("kvot-100-80")),
                        Paper.section("KS 2025-12-10 § 215")
                                .point(
                                        1,
                                        goal("1", GoalKind.STEERING),
                                        measure("1", "m", direction),
                                        Wanted.setTarget("1", "m", "2026", target)));
    }

    private static Paper outcome(String value) {
        return Paper.report("helar-2026", "2027-01-25").tells(Wanted.reportOutcome("1", "m", "2026", value));
    }

    private static Iterable<String> codes(Assessment assessment) {
        return assessment.findings().stream().map(Finding::code).toList();
    }

    @ParameterizedTest
    @CsvSource({"79.9, rott", "80, gult", "99.9, gult", "100, gront", "79.99999, rott", "120, gront"})
    void is_green_at_all_of_the_target_yellow_from_eighty_per_cent_and_red_below(String value, String expected) {
        var town = withMeasure(MeasureDirection.HIGHER, "100").record(outcome(value));
        assertThat(assessed(town.on("2027-02-01"), "1", "2026").computed().value())
                .isEqualTo(expected);
    }

    @Test
    void is_green_where_lower_is_better_and_632_is_reached_of_700() {
        var town = withMeasure(MeasureDirection.LOWER, "700").record(outcome("632"));
        assertThat(assessed(town.on("2027-02-01"), "1", "2026").computed().value())
                .isEqualTo("gront");
    }

    @Test
    void says_the_quotient_as_each_language_writes_it() {
        var town = withMeasure(MeasureDirection.LOWER, "700").record(outcome("632"));
        var sentence = assessed(town.on("2027-02-01"), "1", "2026")
                .parts()
                .getFirst()
                .computed()
                .sentence();
        assertThat(sentence.sv()).isEqualTo("Målvärdet är nått. (1,1076)");
        assertThat(sentence.en()).endsWith("(1.1076)");
    }

    @Test
    void is_undetermined_without_a_value_and_says_which_is_missing() {
        var assessment = assessed(withMeasure(MeasureDirection.HIGHER, "100").on("2027-02-01"), "1", "2026");
        assertThat(assessment.computed().value()).isEqualTo("undetermined");
        assertThat(assessment.computed().reasons())
                .extracting(reason -> reason.sv())
                .contains("«Mått m»: mätvärde saknas.");
        assertThat(assessment.missing()).extracting(Finding::code).contains("outcome");
    }

    @Test
    void is_undetermined_where_the_target_is_zero() {
        var town = withMeasure(MeasureDirection.LOWER, "0").record(outcome("0"));
        assertThat(assessed(town.on("2027-02-01"), "1", "2026").computed().reasons())
                .extracting(reason -> reason.sv())
                .contains("«Mått m»: inte avgjort.");
    }

    @Test
    void is_undetermined_where_the_method_of_measuring_changed() {
        var town = withMeasure(MeasureDirection.HIGHER, "100")
                .record(
                        Paper.report("metod", "2026-11-02").tells(Wanted.changeMethod("1", "m", "2026")),
                        outcome("100"));
        var assessment = assessed(town.on("2027-02-01"), "1", "2026");
        assertThat(assessment.parts().getFirst().computed().value()).isEqualTo("method-changed");
        assertThat(assessment.computed().value()).isEqualTo("undetermined");
    }

    @Test
    void is_met_when_every_activity_is_finished_as_planned() {
        var town = withActivities()
                .record(Paper.report("t1", "2026-05-18")
                        .tells(status("a", T1, "avslutad enligt plan"), status("b", T1, "Avslutad enligt plan")));
        var computed = assessed(town.on("2026-05-20"), "1", T1).computed();
        assertThat(computed.value()).isEqualTo("uppfylld");
        assertThat(computed.rule()).isEqualTo("alla-enligt-plan");
        assertThat(computed.inputs())
                .extracting(input -> input.value().blame().by().cited())
                .contains("t1", "KS 2025-12-10 § 215 p 1");
    }

    @Test
    void is_undetermined_when_all_are_done_but_one_with_deviation() {
        var town = withActivities()
                .record(Paper.report("t1", "2026-05-18")
                        .tells(status("a", T1, "avslutad enligt plan"), status("b", T1, "avslutad med avvikelse")));
        var computed = assessed(town.on("2026-05-20"), "1", T1).computed();
        assertThat(computed.value()).isEqualTo("undetermined");
        assertThat(computed.reasons())
                .extracting(reason -> reason.sv())
                .contains("«Kommunikationsplan»: avslutad med avvikelse.");
    }

    @Test
    void cannot_be_assessed_when_no_activity_is_left_and_never_is_met_by_that() {
        var town = withActivities()
                .record(Paper.section("KS 2026-06-10 § 90")
                        .point(
                                1,
                                Wanted.removeActivity("KS-2026", "a", "slopas"),
                                Wanted.removeActivity("KS-2026", "b", "slopas")));
        var assessment = assessed(town.on("2026-06-11"), "1", T1);
        assertThat(assessment.computed().value()).isEqualTo("cannot-be-assessed");
        assertThat(assessment.removed())
                .extracting(removed -> removed.blame().by().cited())
                .containsExactly("KS 2026-06-10 § 90 p 1", "KS 2026-06-10 § 90 p 1");
    }

    @Test
    void is_not_assessed_where_it_is_directional() {
        var town = new Town()
                .record(
                        Paper.section("KF 2025-11-24 § 150").point(1, adopt("styrmodell-2026")),
                        Paper.section("KS 2025-12-10 § 215").point(1, goal("1", GoalKind.DIRECTIONAL)));
        assertThat(assessed(town.on("2026-05-20"), "1", T1).computed().value()).isEqualTo("not-assessed-by-design");
    }

    @Test
    void is_judged_otherwise_by_the_board_beside_what_was_computed_and_not_over_it() {
        var town = withMeasure(MeasureDirection.HIGHER, "100")
                .record(
                        outcome("100"),
                        Paper.section("KS 2027-03-03 § 60").point(1, Wanted.assess("1", "2026", "gult")));
        var assessment = assessed(town.on("2027-03-04"), "1", "2026");
        assertThat(assessment.computed().value()).isEqualTo("gront");
        var adopted = assessment.adopted().orElseThrow();
        assertThat(adopted.value()).contains("gult");
        assertThat(adopted.comment()).contains("Nämndens samlade bedömning.");
        assertThat(adopted.blame().by().cited()).isEqualTo("KS 2027-03-03 § 60 p 1");
        assertThat(codes(assessment)).contains("judged-otherwise-than-computed");
        assertThat(assessed(town.on("2027-03-02"), "1", "2026").adopted()).isEmpty();
    }

    @Test
    void tells_of_a_value_revised_after_the_follow_up_was_approved() {
        var town = withMeasure(MeasureDirection.HIGHER, "100")
                .record(
                        outcome("100"),
                        Paper.section("KS 2027-02-10 § 20").point(1, Wanted.approveFollowUp("KS", "2026")),
                        Paper.report("rattat", "2027-05-03").tells(Wanted.reportOutcome("1", "m", "2026", "79")));
        assertThat(codes(assessed(town.on("2027-02-11"), "1", "2026"))).isEmpty();
        var revised = assessed(town.on("2027-05-04"), "1", "2026");
        assertThat(revised.computed().value()).isEqualTo("rott");
        assertThat(revised.findings())
                .filteredOn(finding -> finding.code().equals("outcome-revised-after-approval"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.blames())
                        .extracting(blame -> blame.by().cited())
                        .containsExactly("helar-2026", "KS 2027-02-10 § 20 p 1", "rattat"));
    }

    @Test
    void tells_of_a_target_changed_after_the_period_and_after_its_outcome() {
        var town = withMeasure(MeasureDirection.HIGHER, "100")
                .record(
                        outcome("79"),
                        Paper.section("KS 2027-02-10 § 21").point(1, Wanted.setTarget("1", "m", "2026", "75")));
        var assessment = assessed(town.at("2027-02-11", "2027-02-11"), "1", "2026");
        assertThat(codes(assessment)).contains("target-changed-after-period", "target-changed-after-outcome");
        assertThat(assessment.findings().getFirst().blames())
                .extracting(blame -> blame.by().cited())
                .containsExactly("KS 2025-12-10 § 215 p 1", "KS 2027-02-10 § 21 p 1");
    }

    @Test
    void leaves_an_activity_out_from_the_decision_that_removed_it_and_says_what_it_would_be_with_it() {
        var town = withActivities()
                .record(
                        Paper.report("t1", "2026-05-18")
                                .tells(status("a", T1, "avslutad enligt plan"), status("b", T1, "vänteläge")),
                        Paper.section("KS 2026-06-10 § 90")
                                .point(1, Wanted.removeActivity("KS-2026", "b", "resurser saknas")));
        var period = ReportingPeriod.parse(T1);
        assertThat(town.at("2026-12-31", "2026-06-09")
                        .of(GoalId.of("1"), period)
                        .computed()
                        .value())
                .isEqualTo("undetermined");
        var counterfactual = town.on("2026-06-10").counterfactual(GoalId.of("1"), period);
        assertThat(counterfactual.asItIs().computed().value()).isEqualTo("uppfylld");
        assertThat(counterfactual.asIfNothingWereTakenOut().computed().value()).isEqualTo("undetermined");
        assertThat(counterfactual.differs()).isTrue();
        assertThat(counterfactual.asItIs().removed()).singleElement().satisfies(removed -> {
            assertThat(removed.reason()).contains("resurser saknas");
            assertThat(removed.blame().by().cited()).isEqualTo("KS 2026-06-10 § 90 p 1");
        });
    }

    @Test
    void counts_an_activity_that_merely_disappears_from_reports_and_tells_of_it() {
        var town = withActivities()
                .record(
                        Paper.report("t1", "2026-05-18")
                                .tells(status("a", T1, "pågående enligt plan"), status("b", T1, "vänteläge")),
                        Paper.report("t2", "2026-09-21").tells(status("a", "2026-T2", "avslutad enligt plan")));
        var assessment = assessed(town.on("2026-09-22"), "1", "2026-T2");
        assertThat(assessment.computed().value()).isEqualTo("undetermined");
        assertThat(codes(assessment)).contains("disappeared-from-reports");
    }

    @Test
    void has_no_value_where_the_papers_leave_open_what_becomes_green() {
        var town = withMeasure(MeasureDirection.HIGHER, "100").record(outcome("100"));
        var computed = assessed(town.simulatedOn("2027-02-01", "trefarg-2020"), "1", "2026")
                .computed();
        assertThat(computed.value()).isEqualTo("undetermined");
        assertThat(computed.reasons()).isNotEmpty();
    }

    @Test
    void is_judged_by_the_forecast_for_the_last_year_of_the_term_where_the_model_looks_so_far() {
        var town = new Town()
                .record(
                        Paper.section("KF 2022-11-28 § 150").point(1, adopt("prognos-mandat")),
                        Paper.section("KS 2022-12-14 § 215")
                                .point(
                                        1,
                                        goal("1", GoalKind.STEERING),
                                        measure("1", "m", MeasureDirection.HIGHER),
                                        Wanted.setTarget("1", "m", "2026", "100")),
                        Paper.report("delar-2024", "2024-09-20")
                                .tells(new FollowUpCommand.ReportForecast(
                                        GoalId.of("1"),
                                        Optional.of(MeasureId.of("m")),
                                        ReportingPeriod.parse("2026"),
                                        "95",
                                        Optional.empty())));
        var computed = assessed(town.on("2024-10-01"), "1", "2024-T2").computed();
        assertThat(computed.value()).isEqualTo("osakert");
        assertThat(computed.inputs())
                .extracting(input -> input.field())
                .contains("forecast.2026-01-01/2026-12-31")
                .noneMatch(field -> field.startsWith("outcome."));
    }

    @Test
    void counts_in_the_report_of_a_period_what_stands_in_its_rows() {
        var town = withActivities()
                .record(
                        Paper.report("t1", "2026-05-18").tells(status("a", T1, "vänteläge")),
                        Paper.report("t2", "2026-09-21").tells(status("a", "2026-T2", "vänteläge")));
        var report = town.on("2026-09-22").report(new BodyCode("KS"), ReportingPeriod.parse("2026-T2"));
        assertThat(report.activities().counts()).containsEntry("vantelage", 1).containsEntry("not-reported", 1);
        assertThat(report.activities().untold())
                .extracting(row -> row.assessment().subject().key())
                .containsExactly("b");
        assertThat(report.activities().thatStoodStill(1))
                .extracting(row -> row.assessment().subject().key())
                .containsExactly("a");
        assertThat(report.goals().counts()).containsExactly(entry("undetermined", 1));
        assertThat(List.of(report.activities(), report.measures(), report.goals()))
                .allSatisfy(section -> assertThat(section.counts().values().stream()
                                .mapToInt(count -> count)
                                .sum())
                        .isEqualTo(section.rows().size()));
    }

    @Test
    void tells_in_the_report_of_a_period_of_measures_without_an_outcome_and_of_goals_without_a_status() {
        var town = withMeasure(MeasureDirection.HIGHER, "100")
                .record(Paper.section("KS 2025-12-10 § 216").point(1, measure("1", "n", MeasureDirection.HIGHER)))
                .record(outcome("85"));
        var report = town.on("2027-02-01").report(new BodyCode("KS"), ReportingPeriod.parse("2026"));
        assertThat(report.measures().counts()).containsOnly(entry("gult", 1), entry("no-target", 1));
        assertThat(report.measures().untold())
                .extracting(row -> row.assessment().subject().key())
                .containsExactly("n");
        assertThat(report.goals().untold())
                .extracting(row -> row.assessment().subject().key())
                .containsExactly("1");
    }
}
