package se.malspar.domain.fulfilment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import se.malspar.domain.assessment.AssessmentModel.Band;
import se.malspar.domain.assessment.AssessmentModel.Edge;
import se.malspar.domain.assessment.Wording;

/** A quotient kept as one, so that 80 of 100 is exactly 0.80 and 79.9 of 100 is less. The divisor is above zero. */
record Quotient(BigDecimal dividend, BigDecimal divisor) {

    private static final int DECIMALS_SHOWN = 4;

    static Quotient of(BigDecimal dividend, BigDecimal divisor) {
        return new Quotient(dividend, divisor);
    }

    Quotient plus(BigDecimal number) {
        return new Quotient(dividend.add(number.multiply(divisor)), divisor);
    }

    Quotient rounded(int decimals) {
        return new Quotient(dividend.divide(divisor, decimals, RoundingMode.HALF_UP), BigDecimal.ONE);
    }

    private int compareTo(Edge edge) {
        return dividend.compareTo(edge.number().multiply(divisor));
    }

    boolean isIn(Band band) {
        return isAbove(band.from()) && isBelow(band.to());
    }

    private boolean isAbove(Optional<Edge> from) {
        return from.map(edge -> compareTo(edge) > 0 || (compareTo(edge) == 0 && edge.included()))
                .orElse(true);
    }

    private boolean isBelow(Optional<Edge> to) {
        return to.map(edge -> compareTo(edge) < 0 || (compareTo(edge) == 0 && edge.included()))
                .orElse(true);
    }

    /** For people: rounded where it does not end. */
    Wording inWords() {
        var english = dividend.divide(divisor, DECIMALS_SHOWN, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
        return new Wording(english.replace('.', ','), english);
    }
}
