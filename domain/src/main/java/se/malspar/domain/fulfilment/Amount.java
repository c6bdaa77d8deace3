package se.malspar.domain.fulfilment;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import se.malspar.domain.goal.MeasureDirection;
import se.malspar.domain.quantity.SwedishNumber;
import se.malspar.domain.time.UnreadableText;

/**
 * A target or an outcome as a number or as the ends of a range; nothing where its words are no number.
 *
 * @param highest the same as the lowest but for a range
 */
record Amount(BigDecimal lowest, BigDecimal highest) {

    private static final Pattern RANGE = Pattern.compile("(?<from>[^–]+?)\\s*(?:–|--)\\s*(?<to>[^–]+)");

    private static final Memo<String, Optional<Amount>> WITHOUT_DIRECTION =
            new Memo<>(text -> readAnew(text, Optional.empty()));

    private static final Map<MeasureDirection, Memo<String, Optional<Amount>>> BY_DIRECTION =
            new EnumMap<>(MeasureDirection.class);

    static {
        for (var direction : MeasureDirection.values()) {
            BY_DIRECTION.put(direction, new Memo<>(text -> readAnew(text, Optional.of(direction))));
        }
    }

    /** Reads the text; «minst» fits where higher is better, «högst» where lower is, and otherwise nothing is guessed. */
    static Optional<Amount> read(String text, Optional<MeasureDirection> direction) {
        return direction.map(BY_DIRECTION::get).orElse(WITHOUT_DIRECTION).of(text);
    }

    private static Optional<Amount> readAnew(String text, Optional<MeasureDirection> direction) {
        var words = text.strip().toLowerCase(Locale.ROOT);
        if (direction.equals(Optional.of(MeasureDirection.HIGHER)) && words.startsWith("minst ")) {
            return number(words.substring(6)).map(number -> new Amount(number, number));
        }
        if (direction.equals(Optional.of(MeasureDirection.LOWER)) && words.startsWith("högst ")) {
            return number(words.substring(6)).map(number -> new Amount(number, number));
        }
        var range = RANGE.matcher(words);
        if (direction.equals(Optional.of(MeasureDirection.RANGE)) && range.matches()) {
            var ends = number(range.group("from"))
                    .flatMap(from -> number(range.group("to")).map(to -> new Amount(from, to)));
            return ends.filter(amount -> amount.lowest().compareTo(amount.highest()) <= 0);
        }
        return number(words).map(number -> new Amount(number, number));
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return Optional.of(SwedishNumber.parseWithUnit(text).value());
        } catch (UnreadableText | IllegalArgumentException noNumber) {
            return Optional.empty();
        }
    }

    boolean isZero() {
        return lowest.signum() == 0 && highest.signum() == 0;
    }

    /** Whether the outcome is as good as this target, or better. */
    boolean isReachedBy(Amount outcome, MeasureDirection direction) {
        return switch (direction) {
            case HIGHER -> outcome.lowest().compareTo(lowest) >= 0;
            case LOWER -> outcome.highest().compareTo(highest) <= 0;
            case RANGE ->
                outcome.lowest().compareTo(lowest) >= 0 && outcome.highest().compareTo(highest) <= 0;
            case BINARY ->
                outcome.lowest().compareTo(lowest) == 0 && outcome.highest().compareTo(highest) == 0;
        };
    }
}
