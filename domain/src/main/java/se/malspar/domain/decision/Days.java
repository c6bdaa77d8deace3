package se.malspar.domain.decision;

import java.time.LocalDate;
import se.malspar.domain.time.DecidedOn;

/** What a day must be for something to have been decided or done on it. */
public final class Days {

    private Days() {}

    /** The day as it is; throws {@link Malformed} where no municipality can have done anything on it. */
    public static LocalDate required(String field, LocalDate day) {
        if (!DecidedOn.isWithinReach(day)) {
            throw new Malformed(
                    field,
                    day.toString(),
                    "Dagen ligger inte mellan åren %d och %d.".formatted(DecidedOn.FIRST_YEAR, DecidedOn.LAST_YEAR),
                    "The day does not lie between the years %d and %d."
                            .formatted(DecidedOn.FIRST_YEAR, DecidedOn.LAST_YEAR));
        }
        return day;
    }
}
