package se.malspar.domain.quantity;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.Optional;

/** A number exactly as written, so many decimals and no more, with its unit if it has one. */
public record Quantity(
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal value,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> unit) {

    static final int MOST_DIGITS = 18;
    static final int MOST_DECIMALS = 6;

    public Quantity {
        if (value.scale() < 0 && value.precision() - value.scale() <= MOST_DIGITS) {
            value = value.setScale(0);
        }
        if (value.scale() < 0 || value.scale() > MOST_DECIMALS || value.precision() - value.scale() > MOST_DIGITS) {
            throw new IllegalArgumentException(
                    "At most %d digits and %d decimals: %s".formatted(MOST_DIGITS, MOST_DECIMALS, value));
        }
        if (unit.isPresent() && unit.get().isBlank()) {
            throw new IllegalArgumentException("A unit without a name");
        }
    }
}
