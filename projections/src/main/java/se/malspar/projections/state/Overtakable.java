package se.malspar.projections.state;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.malspar.domain.decision.Standing;

/** A row of {@code answers.statement}, new or stored before, as far as it overtakes others or they overtake it. */
sealed interface Overtakable permits Written, Stored {

    /**
     * What a row speaks of: none overtakes one that speaks of something else.
     *
     * @param subject its path
     * @param names the fields, as {@link SaidText#names} has them
     */
    record Spoken(String subject, String names) {}

    /** From when on nobody need look at a row, by the days of what overtakes it; where nothing does, all are absent. */
    record Overtaken(
            @Nullable LocalDate decided,
            @Nullable LocalDate valid,
            @Nullable Instant known) {

        static Overtaken by(@Nullable Overtakable other) {
            return other == null
                    ? new Overtaken(null, null, null)
                    : new Overtaken(other.decidedLast(), other.validFrom(), other.knownFrom());
        }
    }

    Spoken spoken();

    Standing standing();

    Instant knownFrom();

    LocalDate decidedLast();

    /** Absent where it awaits a condition: it then overtakes nothing. */
    @Nullable
    LocalDate validFrom();

    /** Absent where it is valid until further notice. */
    Optional<LocalDate> validUntil();

    boolean mayOvertake();

    boolean mayBeOvertaken();

    /** Settles the one that overtakes it soonest, or that none is known to. */
    void overtakenBy(@Nullable Overtakable other);
}
