package se.malspar.domain.time;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A moment on all three axes at once: what was decided (beslutat) by the end of one day, as it applies (gäller) on
 * another, as far as we had recorded it (registrerat) at an instant.
 *
 * <p>The axes differ because a decision may concern the past, and because a paper may reach us years after its decision.
 */
public record AsOf(LocalDate decidedBy, LocalDate validOn, Instant recordedBy) {

    /** How it stood on that day, with all that had been recorded by the instant. */
    public static AsOf on(LocalDate decidedAndValidOn, Instant recordedBy) {
        return new AsOf(decidedAndValidOn, decidedAndValidOn, recordedBy);
    }
}
