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
import se.malspar.domain.decision.Command;
import se.malspar.domain.fulfilment.Assessment.Finding;
import se.malspar.domain.goal.GoalCommand;
import se.malspar.domain.goal.GoalId;
import se.malspar.domain.goal.GoalKind;
import se.malspar.domain.goal.MeasureDirection;
import se.malspar.domain.goal.MeasureId;
import se.malspar.domain.goal.SubGoalId;
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
}
