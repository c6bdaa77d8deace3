package se.malspar.domain.trail;

import java.util.Objects;
import se.malspar.domain.assessment.RuleLanguage;
import se.malspar.domain.assessment.Wording;

/** As much of a rule language as the domain's own tests need: a flag, {@code !flag}, {@code number == 0}, {@code true}. */
public final class PlainRules implements RuleLanguage {

    @Override
    public Condition compile(String expression, Vocabulary vocabulary) {
        if (expression.equals("true")) {
            return _ -> true;
        }
        if (expression.endsWith(" == 0")) {
            var number = known(expression.substring(0, expression.length() - 5), Type.NUMBER, vocabulary);
            return facts -> Objects.equals(facts.get(number), 0L);
        }
        if (expression.startsWith("!")) {
            var flag = known(expression.substring(1), Type.FLAG, vocabulary);
            return facts -> Objects.equals(facts.get(flag), false);
        }
        var flag = known(expression, Type.FLAG, vocabulary);
        return facts -> Objects.equals(facts.get(flag), true);
    }

    private static String known(String name, Type type, Vocabulary vocabulary) {
        if (vocabulary.variables().get(name) != type) {
            throw new Unfit(new Wording("Okänt: " + name, "Unknown: " + name));
        }
        return name;
    }
}
