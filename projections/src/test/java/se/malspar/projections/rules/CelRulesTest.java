package se.malspar.projections.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.malspar.domain.assessment.RuleLanguage;
import se.malspar.domain.assessment.RuleLanguage.Unfit;
import se.malspar.domain.assessment.RuleLanguage.Vocabulary;

@DisplayName("A rule in CEL")
class CelRulesTest {

    private static final Vocabulary WORDS = new Vocabulary(
            Map.of(
                    "due",
                    RuleLanguage.Type.FLAG,
                    "measures",
                    RuleLanguage.Type.NUMBER,
                    "kind",
                    RuleLanguage.Type.TEXT,
                    "values",
                    RuleLanguage.Type.TEXTS),
            Set.of("", "klar", "pågår", "STEERING"));

    private static final Map<String, Object> FACTS =
            Map.of("due", true, "measures", 2L, "kind", "STEERING", "values", List.of("klar", "pågår"));

    private final CelRules rules = new CelRules();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "due | true",
                "!due | false",
                "measures == 2 && kind == 'STEERING' | true",
                "values.all(v, v == 'klar') | false",
                "values.exists(v, v == 'klar') | true",
                "'pågår' in values | true",
                "size(values.filter(v, v == 'klar')) * 2 >= measures | true",
            })
    void says_whether_it_holds_of_the_facts(String expression, boolean holds) {
        assertThat(rules.compile(expression, WORDS).holds(FACTS)).isEqualTo(holds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deu", // an unknown name
                "measures", // no condition
                "measures == 'klar'", // of different kinds
                "kind == 'klart'", // a misspelt value
                "kind.matches('(a+)+')", // a regular expression
                "timestamp('2026-01-01T00:00:00Z') < timestamp('2027-01-01T00:00:00Z')",
                "values.all(a, values.exists(b, a == b))", // grows with the square
                "values.map(v, v + v).exists(v, v == 'klar')",
                "measures / 0 == 1",
                "double(measures) > 0.8",
                "((((",
            })
    void is_refused_where_it_names_what_there_is_not_or_could_cost_or_change_too_much(String expression) {
        assertThatExceptionOfType(Unfit.class)
                .isThrownBy(() -> rules.compile(expression, WORDS))
                .satisfies(unfit -> {
                    assertThat(unfit.why().sv()).isNotBlank();
                    assertThat(unfit.why().en()).isNotBlank();
                });
    }

    @Test
    void is_refused_where_it_is_too_long_or_nested_too_deep() {
        assertThatExceptionOfType(Unfit.class).isThrownBy(() -> rules.compile("due && ".repeat(300) + "due", WORDS));
        assertThatExceptionOfType(Unfit.class)
                .isThrownBy(() -> rules.compile("(".repeat(200) + "due" + ")".repeat(200), WORDS));
    }
}
