package se.malspar.projections.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.malspar.domain.assessment.AssessmentModel;
import se.malspar.domain.assessment.ModelCheck;
import se.malspar.projections.json.ReadyModels;
import se.malspar.projections.rules.CelRules;

@DisplayName("A model that is to be adopted")
class ModelCheckTest {

    private static final CelRules LANGUAGE = new CelRules();

    static List<AssessmentModel> ready() {
        return ReadyModels.all();
    }

    /** What is wrong with the ratio model once a part of its text reads otherwise. */
    private static List<String> places(String part, String instead) {
        return faults(part, instead);
    }

    @ParameterizedTest
    @MethodSource("ready")
    void that_comes_with_the_product_can_be_adopted(AssessmentModel model) {
        assertThat(ModelCheck.faults(model, LANGUAGE)).isEmpty();
    }

    @Test
    void may_leave_no_number_without_a_value() {
        assertThat(places("{\"at\":\"0.80\",\"included\":false}", "{\"at\":\"0.79\",\"included\":true}"))
                .containsExactly("levels[INDICATOR].bands[fran-80].from");
    }

    @Test
    void may_give_no_number_two_values() {
        assertThat(places("{\"at\":\"0.80\",\"included\":false}", "{\"at\":\"0.80\",\"included\":true}"))
                .containsExactly("levels[INDICATOR].bands[fran-80].from");
    }

    @Test
    void may_part_its_bands_by_a_step_where_it_rounds_to_that_step_and_not_otherwise() {
        var bands = "{\"at\":\"0.80\",\"included\":false}";
        var stepped = "{\"at\":\"0.79\",\"included\":true}";
        var model = Town.changed(
                "kvot-100-80", bands, stepped, "\"revised\":\"LATEST\"", "\"decimals\":2,\"revised\":\"LATEST\"");
        assertThat(ModelCheck.faults(model, LANGUAGE)).isEmpty();
    }

    @Test
    void may_name_nothing_that_there_is_not() {
        assertThat(places("\"when\":\"zeroTarget\"", "\"when\":\"zeroTargets\""))
                .containsExactly("levels[INDICATOR].rules[noll-som-malvarde].when");
        assertThat(places("\"value\":\"rott\",\"points\":\"0\"", "\"value\":\"rod\",\"points\":\"0\""))
                .containsOnly("levels[GOAL].rollUp.points");
    }

    @Test
    void may_have_no_rule_that_could_cost_too_much() {
        assertThat(places("\"when\":\"zeroTarget\"", "\"when\":\"[1].all(a, [2].all(b, a == b))\""))
                .containsExactly("levels[INDICATOR].rules[noll-som-malvarde].when");
    }

    @Test
    void may_have_no_value_that_nothing_gives() {
        assertThat(places(
                        "\"value\":\"gult\",\"from\":{\"at\":\"0.80\"", "\"value\":\"rott\",\"from\":{\"at\":\"0.80\""))
                .containsExactly("levels[INDICATOR].values[gult]");
    }

    @Test
    void may_tell_no_values_apart_by_their_colour_alone() {
        assertThat(places("\"symbol\":\"▲\"", "\"symbol\":\"●\""))
                .isNotEmpty()
                .allMatch(place -> place.endsWith("symbol"));
    }

    @Test
    void is_a_trend_where_it_compares_with_the_period_before_and_nowhere_else() {
        assertThat(places("\"against\":\"TARGET\"", "\"against\":\"PREVIOUS\"")).containsExactly("mode.kind");
        assertThat(places("\"kind\":\"OUTCOME\"", "\"kind\":\"TREND\"")).containsExactly("mode.kind");
    }

    @Test
    void states_weights_where_it_weighs_and_nowhere_else() {
        assertThat(places("\"manner\":\"MEAN\"", "\"manner\":\"WEIGHTED\""))
                .containsExactly("levels[GOAL].rollUp.weights");
        var weights = ",\"weights\":[{\"part\":\"goal:1/measure:m\",\"weight\":\"%s\"}%s]";
        var missing = "\"rott\",\"points\":\"0\"}],\"missing\":\"UNDETERMINED\"";
        assertThat(places(missing, missing + weights.formatted("2", "")))
                .containsExactly("levels[GOAL].rollUp.weights");
        var weighted = "\"manner\":\"MEAN\"";
        for (var wrong : List.of(weights.formatted("0", ""), weights.formatted("tung", ""))) {
            assertThat(faults(weighted, "\"manner\":\"WEIGHTED\"", missing, missing + wrong))
                    .containsExactly("levels[GOAL].rollUp.weights[goal:1/measure:m]");
        }
        assertThat(faults(
                        weighted,
                        "\"manner\":\"WEIGHTED\"",
                        missing,
                        missing + weights.formatted("2", ",{\"part\":\"goal:1/measure:m\",\"weight\":\"3\"}")))
                .containsExactly("levels[GOAL].rollUp.weights[goal:1/measure:m]");
    }

    @Test
    void wants_a_coverage_that_is_a_share() {
        var missing = "\"missing\":\"UNDETERMINED\"";
        assertThat(places(missing, missing + ",\"coverage\":\"80\"")).allMatch(place -> place.endsWith("coverage"));
        assertThat(places(missing, missing + ",\"coverage\":\"80\"")).isNotEmpty();
        assertThat(places(missing, missing + ",\"coverage\":\"0.80\"")).isEmpty();
    }

    @Test
    void counts_nothing_as_zero_where_it_takes_the_worst() {
        assertThat(places(
                        "\"manner\":\"WORST\",\"missing\":\"UNDETERMINED\"",
                        "\"manner\":\"WORST\",\"missing\":\"COUNTS_AS_ZERO\""))
                .containsExactly("levels[SUB_GOAL].rollUp.missing");
    }

    private static List<String> faults(String... replacements) {
        return ModelCheck.faults(Town.changed("kvot-100-80", replacements), LANGUAGE).stream()
                .map(ModelCheck.Fault::place)
                .toList();
    }
}
