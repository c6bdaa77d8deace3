package se.malspar.projections.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;
import static se.malspar.projections.fulfilment.Town.assessed;
import static se.malspar.projections.fulfilment.Town.changed;
import static se.malspar.projections.fulfilment.Town.goal;
import static se.malspar.projections.fulfilment.Town.measure;

import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.malspar.domain.assessment.AssessmentModel;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Command;
import se.malspar.domain.followup.FollowUpCommand;
import se.malspar.domain.followup.PeriodKind;
import se.malspar.domain.fulfilment.Assessment.Finding;
import se.malspar.domain.fulfilment.Periods;
import se.malspar.domain.goal.GoalCommand;
import se.malspar.domain.goal.GoalId;
import se.malspar.domain.goal.GoalKind;
import se.malspar.domain.goal.MeasureDirection;
import se.malspar.domain.goal.MeasureId;
import se.malspar.domain.goal.SubGoalId;
import se.malspar.domain.time.ReportingPeriod;
import se.malspar.domain.trail.Paper;
import se.malspar.domain.trail.Wanted;

@DisplayName("By a model of its own a municipality")
class OwnModelsTest {

    private static final String MISSING = "\"missing\":\"UNDETERMINED\"";

    /** Goal 1 with three measures, one of them of a sub-goal, and targets of 100 for 2026. */
    private static Town judgedBy(AssessmentModel model) {
        return new Town()
                .record(
                        Paper.section("KF 2024-11-24 § 150").point(1, Town.adopt(model)),
                        Paper.section("KS 2024-12-10 § 215")
                                .point(
                                        1,
                                        goal("1", GoalKind.STEERING),
                                        Wanted.adoptSubGoal("1", "d", "Delmål d"),
                                        new GoalCommand.AdoptMeasure(
                                                GoalId.of("1"),
                                                MeasureId.of("m1"),
                                                "Mått m1",
                                                Optional.empty(),
                                                Optional.of(MeasureDirection.HIGHER),
                                                Optional.of(SubGoalId.of("d"))),
                                        measure("1", "m2", MeasureDirection.HIGHER),
                                        measure("1", "m3", MeasureDirection.HIGHER),
                                        Wanted.setTarget("1", "m1", "2026", "100"),
                                        Wanted.setTarget("1", "m2", "2026", "100"),
                                        Wanted.setTarget("1", "m3", "2026", "100")));
    }

    /** The outcomes of the measures in turn; none where there is a hyphen. */
    private static Paper outcomes(int year, String... values) {
        var told = new ArrayList<Command>();
        for (int i = 0; i < values.length; i++) {
            if (!values[i].equals("-")) {
                told.add(Wanted.reportOutcome("1", "m" + (i + 1), "" + year, values[i]));
            }
        }
        return Paper.report("helar-" + year, year + 1 + "-01-25").tells(told.toArray(Command[]::new));
    }

    private static String value(Town town) {
        return assessed(town.on("2027-02-01"), "1", "2026").computed().value();
    }

    @Test
    void weighs_one_measure_heavier_than_the_others() {
        var weighted = changed(
                "kvot-100-80",
                "\"manner\":\"MEAN\"",
                "\"manner\":\"WEIGHTED\",\"weights\":[{\"part\":\"goal:1/measure:m1\",\"weight\":\"4\"}]");
        // 4 of 6 points against 1 of 3, and the other way round 2 of 6 against 2 of 3
        assertThat(value(judgedBy(weighted).record(outcomes(2026, "100", "10", "10"))))
                .isEqualTo("gult");
        assertThat(value(judgedBy(Town.ready("kvot-100-80")).record(outcomes(2026, "100", "10", "10"))))
                .isEqualTo("rott");
        assertThat(value(judgedBy(weighted).record(outcomes(2026, "10", "100", "100"))))
                .isEqualTo("rott");
    }

    @ParameterizedTest
    @CsvSource({
        "0.60, 100, 100, -, gront",
        "0.70, 100, 100, -, undetermined",
        "0.60, 100, -, -, undetermined",
        "0.00, -, -, -, cannot-be-assessed"
    })
    void judges_by_what_there_is_where_enough_of_it_is_there(
            String coverage, String first, String second, String third, String expected) {
        var covered =
                changed("kvot-100-80", MISSING, "\"missing\":\"LEFT_OUT\",\"coverage\":\"%s\"".formatted(coverage));
        assertThat(value(judgedBy(covered).record(outcomes(2026, first, second, third))))
                .isEqualTo(expected);
    }

    @Test
    void counts_what_has_no_value_as_nothing_even_where_nothing_has_one() {
        var harsh = changed(
                "kvot-100-80",
                "\"rott\",\"points\":\"0\"}]," + MISSING,
                "\"rott\",\"points\":\"0\"}],\"missing\":\"COUNTS_AS_ZERO\"");
        assertThat(value(judgedBy(harsh))).isEqualTo("rott");
        assertThat(value(judgedBy(harsh).record(outcomes(2026, "100", "100", "-"))))
                .isEqualTo("gult");
    }

    /** Green as good as the year before or better, yellow down to 80 per cent of it; no target is asked for. */
    private static AssessmentModel trend() {
        return changed(
                "kvot-100-80",
                "\"kind\":\"OUTCOME\"",
                "\"kind\":\"TREND\"",
                "\"against\":\"TARGET\"",
                "\"against\":\"PREVIOUS\"",
                "\"when\":\"!hasTarget\"",
                "\"when\":\"false\"",
                "\"when\":\"!due\"",
                "\"when\":\"false\"");
    }

    @ParameterizedTest
    @CsvSource({"50, 50, gront", "50, 40, gult", "50, 39.9, rott", "50, 60, gront"})
    void judges_how_it_went_since_the_year_before(String before, String now, String expected) {
        var town = judgedBy(trend()).record(outcomes(2025, before), outcomes(2026, now));
        var measure = assessed(town.on("2027-02-01"), "1", "2026").parts().stream()
                .filter(part -> part.subject().key().equals("m1"))
                .findFirst()
                .orElseThrow();
        assertThat(measure.computed().value()).isEqualTo(expected);
        assertThat(measure.computed().inputs())
                .extracting(input -> input.field() + "=" + input.value().value().orElseThrow())
                .contains("outcome.2025-01-01/2025-12-31=" + before, "outcome.2026-01-01/2026-12-31=" + now);
    }

    @Test
    void has_no_trend_without_an_outcome_of_the_year_before_and_says_that_it_is_missing() {
        var assessment = assessed(
                judgedBy(trend()).record(outcomes(2026, "50", "50", "50")).on("2027-02-01"), "1", "2026");
        assertThat(assessment.computed().value()).isEqualTo("undetermined");
        assertThat(assessment.missing()).extracting(Finding::code).contains("previous-outcome");
    }

    @Test
    void rests_on_every_input_once_though_a_measure_is_of_a_sub_goal_and_of_the_goal() {
        var town = judgedBy(Town.ready("kvot-100-80")).record(outcomes(2026, "100", "-", "-"));
        assertThat(assessed(town.on("2027-02-01"), "1", "2026").computed().inputs())
                .extracting(input -> input.subject().path() + " " + input.field())
                .doesNotHaveDuplicates()
                .hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({
        "RANGE,  40–60,   40,   gront",
        "RANGE,  40–60,   '60,0', gront",
        "RANGE,  40–60,   60.1, rott",
        "RANGE,  40–60,   39.9, rott",
        "RANGE,  50,      50,   gront",
        "BINARY, 1,       '1,0',  gront",
        "BINARY, 1,       0,    rott",
        "BINARY, ja,      Ja,   gront",
        "BINARY, ja,      nej,  rott",
        "HIGHER, minst 5, 5,    gront",
        "LOWER,  högst 5, 5.1,  rott"
    })
    void judges_by_whether_the_target_is_reached_in_the_direction_of_the_measure(
            MeasureDirection direction, String target, String outcome, String expected) {
        var plain = changed(
                "kvot-100-80",
                "\"when\":\"zeroTarget\",\"value\":\"undetermined\"",
                "\"when\":\"reached || textsAgree\",\"value\":\"gront\"",
                "\"when\":\"!comparable\",\"value\":\"undetermined\"",
                "\"when\":\"true\",\"value\":\"rott\"");
        var town = new Town()
                .record(
                        Paper.section("KF 2024-11-24 § 150").point(1, Town.adopt("kvot-100-80")),
                        Paper.section("KS 2024-12-10 § 215")
                                .point(
                                        1,
                                        goal("1", GoalKind.STEERING),
                                        measure("1", "m1", direction),
                                        Wanted.setTarget("1", "m1", "2026", target)),
                        outcomes(2026, outcome));
        assertThat(assessed(town.simulatedOn("2027-02-01", plain), "1", "2026")
                        .parts()
                        .getFirst()
                        .computed()
                        .value())
                .isEqualTo(expected);
    }

    // --- which period a day is about

    private static Command follows(String period, PeriodKind kind) {
        return new FollowUpCommand.SetReportingPeriod(ReportingPeriod.parse(period), kind, false, Optional.empty());
    }

    private static Periods.Chosen chosen(Town town, String day) {
        return town.on(day).periodFor(new BodyCode("KS"), Optional.empty());
    }

    @Test
    void is_asked_about_the_latest_period_that_it_follows_up_and_has_reported_for() {
        var town = judgedBy(Town.ready("kvot-100-80"))
                .record(
                        Paper.section("KF 2024-11-24 § 151")
                                .point(
                                        1,
                                        follows("2025", PeriodKind.YEAR),
                                        follows("2026-T1", PeriodKind.TERTIAL),
                                        follows("2026-T2", PeriodKind.TERTIAL),
                                        follows("2026", PeriodKind.YEAR),
                                        follows("2023--2026", PeriodKind.TERM)),
                        outcomes(2025, "50"));
        assertThat(chosen(town, "2026-05-02"))
                .isEqualTo(new Periods.Chosen(ReportingPeriod.parse("2025"), Periods.Choice.FOLLOWED_UP));
        town.record(Paper.report("maj", "2026-06-05").tells(Wanted.reportOutcome("1", "m1", "2026-05", "50")));
        assertThat(chosen(town, "2026-06-06").period()).isEqualTo(ReportingPeriod.parse("2025"));
    }

    @Test
    void is_asked_about_the_latest_that_has_ended_where_it_has_reported_for_none() {
        var town = judgedBy(Town.ready("kvot-100-80"))
                .record(Paper.section("KF 2024-11-24 § 151")
                        .point(
                                1,
                                follows("2026-T1", PeriodKind.TERTIAL),
                                follows("2026", PeriodKind.YEAR),
                                follows("2023--2026", PeriodKind.TERM)));
        assertThat(chosen(town, "2026-04-29").choice()).isEqualTo(Periods.Choice.CALENDAR_YEAR);
        assertThat(chosen(town, "2026-04-30"))
                .isEqualTo(new Periods.Chosen(ReportingPeriod.parse("2026-T1"), Periods.Choice.ENDED));
        assertThat(chosen(town, "2026-12-31").period()).isEqualTo(ReportingPeriod.parse("2026"));
        assertThat(chosen(town, "2027-12-30").period()).isEqualTo(ReportingPeriod.parse("2026"));
        assertThat(chosen(town, "2027-12-31"))
                .isEqualTo(new Periods.Chosen(ReportingPeriod.parse("2027"), Periods.Choice.CALENDAR_YEAR));
    }

    @Test
    void is_asked_about_what_it_reports_for_once_that_has_outgrown_the_periods_it_set() {
        var town = judgedBy(Town.ready("kvot-100-80"))
                .record(
                        Paper.section("KF 2024-11-24 § 151").point(1, follows("2024", PeriodKind.YEAR)),
                        outcomes(2025, "50"));
        assertThat(chosen(town, "2026-02-01"))
                .isEqualTo(new Periods.Chosen(ReportingPeriod.parse("2025"), Periods.Choice.LATEST_REPORTED));
    }
}
