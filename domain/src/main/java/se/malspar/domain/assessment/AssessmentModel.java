package se.malspar.domain.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Lists;
import se.malspar.domain.decision.Texts;

/**
 * How goals are judged: scales, and rules that tell what gives which value. Data, adopted by a decision; values of one
 * model are never values of another.
 *
 * @param source what the model says it rests on, in words
 * @param assessors who may judge otherwise than the rules; absent where nobody may
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record AssessmentModel(
        ModelKey key,
        Wording name,
        Optional<String> source,
        Mode mode,
        List<LevelModel> levels,
        Optional<Assessors> assessors) {

    public AssessmentModel {
        source = Texts.optional("source", source);
        levels = Lists.orEmpty(levels);
    }

    public Optional<LevelModel> level(Level level) {
        return levels.stream().filter(each -> each.level() == level).findFirst();
    }

    /** Which numbers are judged. */
    public enum Kind {
        /** What was reached ({@code utfall}). */
        OUTCOME,
        /** What is expected by the end of the horizon ({@code prognos}). */
        FORECAST,
        /** How it went since last time ({@code trend}). */
        TREND
    }

    /** Until when a forecast looks. */
    public enum Horizon {
        YEAR,
        /** The year in which the goal's term ends. */
        TERM
    }

    /**
     * Which numbers are judged, and how far they look.
     *
     * @param horizon of a forecast, and of nothing else
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Mode(Kind kind, Optional<Horizon> horizon) {}

    /**
     * Who may judge otherwise than the rules.
     *
     * @param bodies where none is named: the body whose goal it is
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Assessors(List<BodyCode> bodies) {
        public Assessors {
            bodies = Lists.orEmpty(bodies);
        }
    }

    /**
     * A value as people see it: never by its colour alone.
     *
     * @param symbol a short text that differs from the other values' of the level
     * @param colour such as {@code #2e7d32}
     */
    public record Value(String key, Wording label, String symbol, String colour) {
        public Value {
            symbol = Texts.required("symbol", symbol, 20);
        }
    }

    /** What a value comes from where no rule has given it. */
    public enum Ground {
        /** Nothing else: what the rules leave open is open. */
        RULES,
        /** The status that was reported. */
        REPORT,
        /** An outcome compared with what it was to reach. */
        COMPARISON,
        /** The values of the parts. */
        ROLL_UP
    }

    /**
     * How one level is judged: the first rule that holds gives the value; where none does, the ground does; where that
     * gives none, {@code otherwise} tells why.
     *
     * @param values the steps of the scale, the best first
     * @param special what is no step of it, beside those that every model has
     * @param commentFor the values that may not be reported without a comment
     * @param bands which value a number gives, the lowest first
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record LevelModel(
            Level level,
            List<Value> values,
            List<Value> special,
            List<String> commentFor,
            List<Rule> rules,
            Ground ground,
            Optional<Comparison> comparison,
            Optional<RollUp> rollUp,
            List<Band> bands,
            Otherwise otherwise) {

        public LevelModel {
            values = Lists.orEmpty(values);
            special = Lists.orEmpty(special);
            commentFor = Lists.orEmpty(commentFor);
            rules = Lists.orEmpty(rules);
            bands = Lists.orEmpty(bands);
        }

        /** The value of the scale that a report means by its words, the key or either label. */
        public Optional<Value> meant(String words) {
            var folded = words.strip().toLowerCase(Locale.ROOT);
            return Stream.concat(values.stream(), special.stream())
                    .filter(value -> value.key().equals(folded)
                            || value.label().sv().toLowerCase(Locale.ROOT).equals(folded)
                            || value.label().en().toLowerCase(Locale.ROOT).equals(folded))
                    .findFirst();
        }

        public boolean isStep(String key) {
            return values.stream().anyMatch(value -> value.key().equals(key));
        }

        /** The words for a value of the level, or for what stands in place of one. */
        public Wording labelOf(String key) {
            return Stream.concat(values.stream(), special.stream())
                    .filter(value -> value.key().equals(key))
                    .map(Value::label)
                    .findFirst()
                    .or(() -> Special.of(key).map(Special::label))
                    .orElseGet(() -> new Wording(key, key));
        }
    }

    /**
     * A rule.
     *
     * @param when an expression in the rule language
     * @param sentence why the value follows, for people
     */
    public record Rule(String id, String when, String value, Wording sentence) {
        public Rule {
            id = Texts.required("id", id, 80);
            when = Texts.required("when", when, 2000);
        }
    }

    /** What holds where nothing else does: mostly that it is undetermined, and why. */
    public record Otherwise(String id, String value, Wording sentence) {}

    /** What an outcome is compared with. */
    public enum Against {
        TARGET,
        /** The outcome of the period before, as long. */
        PREVIOUS
    }

    /** How two numbers become one that is higher the better. */
    public enum Quotient {
        OUTCOME_BY_TARGET,
        TARGET_BY_OUTCOME
    }

    /** Which outcome is judged where it was reported anew. */
    public enum Revised {
        LATEST,
        /** As it was when a § approved the follow-up, once one has. */
        AS_APPROVED
    }

    /**
     * How an outcome is compared.
     *
     * @param higher the quotient where higher is better
     * @param lower the quotient where lower is better: the model must say it, for it is no matter of course
     * @param decimals to which the quotient is rounded, half up; not at all where absent
     * @param tolerance added to the quotient before it is put in a band, in plain decimal form
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Comparison(
            Against against,
            Quotient higher,
            Quotient lower,
            Optional<Integer> decimals,
            Optional<String> tolerance,
            Revised revised) {}

    /**
     * An end of a band.
     *
     * @param at in plain decimal form, such as {@code 0.80}
     */
    public record Edge(String at, boolean included) {
        public BigDecimal number() {
            return new BigDecimal(at);
        }
    }

    /**
     * The numbers that give a value.
     *
     * @param from absent: however low
     * @param to absent: however high
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Band(String id, String value, Optional<Edge> from, Optional<Edge> to, Wording sentence) {
        public Band {
            id = Texts.required("id", id, 80);
        }
    }

    /** How the values of the parts become one. */
    public enum Manner {
        /** The mean of the parts' points, put in a band: with 1 and 0 the share of those that count. */
        MEAN,
        /** As the mean, but each part is as heavy as the model says: once where it says nothing of it. */
        WEIGHTED,
        /** The worst of them; the scales must be one. */
        WORST
    }

    /** What a part without a value does. */
    public enum Missing {
        /** The whole is undetermined too. */
        UNDETERMINED,
        LEFT_OUT,
        COUNTS_AS_ZERO
    }

    /**
     * What a value of a part counts.
     *
     * @param points in plain decimal form
     */
    public record Points(String value, String points) {
        public BigDecimal number() {
            return new BigDecimal(points);
        }
    }

    /**
     * How heavy a part is.
     *
     * @param part the part's path, such as {@code goal:1/measure:m}
     * @param weight in plain decimal form, above zero
     */
    public record Weight(String part, String weight) {
        public Weight {
            part = Texts.required("part", part, 500);
        }

        public BigDecimal number() {
            return new BigDecimal(weight);
        }
    }

    /**
     * How the parts are weighed together.
     *
     * @param of the levels of the parts
     * @param coverage the least share of the parts that must have a value for the whole to get one, such as {@code 0.80}
     * @param weights of the parts that are heavier or lighter than others, where they are weighted
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record RollUp(
            List<Level> of,
            Manner manner,
            List<Points> points,
            Missing missing,
            Optional<String> coverage,
            List<Weight> weights) {
        public RollUp {
            of = Lists.orEmpty(of);
            points = Lists.orEmpty(points);
            weights = Lists.orEmpty(weights);
        }
    }
}
