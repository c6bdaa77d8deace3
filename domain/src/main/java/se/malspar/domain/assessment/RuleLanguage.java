package se.malspar.domain.assessment;

import java.util.Map;
import java.util.Set;

/**
 * The language that a model's rules are written in. Deterministic, without effects, and of bounded cost: an expression
 * that could not be all that is refused before it is recorded.
 */
public interface RuleLanguage {

    /** Makes an expression ready; throws {@link Unfit} where it names what there is not, is no condition or costs too much. */
    Condition compile(String expression, Vocabulary vocabulary);

    /** An expression made ready. */
    interface Condition {

        /** Whether it holds of the facts, which are those of its vocabulary and no others. */
        boolean holds(Map<String, Object> facts);
    }

    /** What a variable holds. */
    enum Type {
        FLAG,
        NUMBER,
        TEXT,
        TEXTS
    }

    /**
     * What an expression may name.
     *
     * @param variables by their names
     * @param words the texts that a text may be compared with
     */
    record Vocabulary(Map<String, Type> variables, Set<String> words) {
        public Vocabulary {
            variables = Map.copyOf(variables);
            words = Set.copyOf(words);
        }
    }

    /** Why an expression cannot be used. */
    final class Unfit extends RuntimeException {

        private final Wording why;

        public Unfit(Wording why) {
            super(why.en(), null, false, false);
            this.why = why;
        }

        public Wording why() {
            return why;
        }
    }
}
