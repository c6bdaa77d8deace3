package se.malspar.projections.state;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import se.malspar.domain.decision.Authority;
import se.malspar.domain.decision.DecidedEvent;
import se.malspar.domain.decision.Evidence;
import se.malspar.domain.decision.PointId;
import se.malspar.domain.decision.Quote;
import se.malspar.domain.decision.Standing;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.decision.Validity;
import se.malspar.domain.state.Stated;
import se.malspar.domain.time.DecidedOn;
import se.malspar.domain.trail.EventNames;
import se.malspar.domain.trail.RegistrationId;
import se.malspar.projections.projecting.Fact;
import se.malspar.projections.words.Sentences;

/**
 * What an event says, as read at a moment on the recorded axis, with who recorded it.
 *
 * @param says the event itself
 */
public record Statement(Stated stated, RegistrationId registration, String actor, DecidedEvent says) {

    /** A reading of an event of the log. */
    public static Statement of(Stated stated, Fact fact, DecidedEvent event) {
        return new Statement(stated, fact.logged().registration(), fact.actor(), event);
    }

    /** What the log calls it. */
    public String type() {
        return EventNames.of(says);
    }

    public String swedish() {
        return Sentences.swedish(says);
    }

    public String english() {
        return Sentences.english(says);
    }

    public UUID event() {
        return stated.event();
    }

    public long position() {
        return stated.position();
    }

    public Subject subject() {
        return stated.subject();
    }

    public Standing standing() {
        return stated.basis().standing();
    }

    public Evidence evidence() {
        return stated.basis().evidence();
    }

    public Authority by() {
        return stated.basis().by();
    }

    public String cited() {
        return by().cited();
    }

    public DecidedOn decidedOn() {
        return stated.decidedOn();
    }

    /** The first day it is valid; absent where that waits for a condition. */
    public Optional<LocalDate> validFrom() {
        return switch (stated.basis().valid()) {
            case Validity.During during -> Optional.of(during.from());
            case Validity.Awaiting _ -> Optional.empty();
        };
    }

    public Optional<LocalDate> validUntil() {
        return switch (stated.basis().valid()) {
            case Validity.During during -> during.until();
            case Validity.Awaiting awaiting -> awaiting.until();
        };
    }

    public Optional<String> awaiting() {
        return switch (stated.basis().valid()) {
            case Validity.During _ -> Optional.empty();
            case Validity.Awaiting awaiting -> Optional.of(awaiting.condition());
        };
    }

    public Optional<Quote> source() {
        return stated.basis().source();
    }

    public Optional<PointId> rectifiedBy() {
        return stated.basis().rectifiedBy();
    }

    public Instant recordedAt() {
        return stated.recordedAt();
    }
}
