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
import se.malspar.projections.json.TrailJson;
import se.malspar.projections.rules.CelRules;

@DisplayName("A model that is to be adopted")
class ModelCheckTest {

    private static final CelRules LANGUAGE = new CelRules();

    static List<AssessmentModel> ready() {
        return ReadyModels.all();
    }

    /** What is wrong with the ratio model once a part of its text reads otherwise. */
    private static List<String> places(String part, String instead) {
        var written = TrailJson.mapper().writeValueAsString(Town.ready("kvot-100-80"));
        assertThat(written).contains(part);
        var changed = TrailJson.mapper().readValue(written.replace(part, instead), AssessmentModel.class);
        return ModelCheck.faults(changed, LANGUAGE).stream()
                .map(ModelCheck.Fault::place)
                .toList();
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
        var written = TrailJson.mapper()
                .writeValueAsString(Town.ready("kvot-100-80"))
                .replace(bands, stepped)
                .replace("\"revised\":\"LATEST\"", "\"decimals\":2,\"revised\":\"LATEST\"");
        assertThat(ModelCheck.faults(TrailJson.mapper().readValue(written, AssessmentModel.class), LANGUAGE))
                .isEmpty();
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
}
