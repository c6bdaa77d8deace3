package se.malspar.domain.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.malspar.domain.assessment.Level;
import se.malspar.domain.assessment.RuleWords;

@DisplayName("The facts of a level")
class FactsTest {

    static Stream<Facts> facts() {
        return Stream.of(
                new Facts.OfMeasure(true, true, true, true, true, false, true, true, false, false, false, "HIGHER"),
                new Facts.OfActivity(true, true, false, true, true, "klar"),
                new Facts.OfWhole(Level.SUB_GOAL, "STEERING", false, List.of(), List.of(), List.of()),
                new Facts.OfWhole(Level.GOAL, "STEERING", true, List.of("gront"), List.of(), List.of()));
    }

    @ParameterizedTest
    @MethodSource("facts")
    void are_what_its_rules_may_speak_of_and_of_those_types(Facts facts) {
        var variables = RuleWords.variables(facts.level());
        assertThat(facts.named()).containsOnlyKeys(variables.keySet());
        variables.forEach((name, type) -> assertThat(facts.named().get(name))
                .as(name)
                .isInstanceOf(
                        switch (type) {
                            case FLAG -> Boolean.class;
                            case NUMBER -> Long.class;
                            case TEXT -> String.class;
                            case TEXTS -> List.class;
                        }));
    }
}
