package se.malspar.domain.trail;

import java.util.Comparator;
import java.util.Optional;
import se.malspar.domain.decision.Authority;
import se.malspar.domain.decision.DecidedEvent;
import se.malspar.domain.decision.Place;
import se.malspar.domain.decision.PointId;
import se.malspar.domain.decision.TrailEvent;

/**
 * One event as recorded, or as it would be, at its place in the order of decisions. Within a municipality the leaf number
 * is the recording order, and breaks the ties between events at one place.
 *
 * @param place by the day as read; {@link Place#BEGINNING} for what no body decided
 */
record Entry(long leaf, RegistrationId registration, TrailEvent event, Place place) {

    static final Comparator<Entry> IN_DECIDED_ORDER =
            Comparator.comparing(Entry::place).thenComparingLong(Entry::leaf);

    /** The event, where a body decided it. */
    DecidedEvent decided() {
        return (DecidedEvent) event;
    }

    /** The point that it rests on. */
    Optional<PointId> point() {
        return event instanceof DecidedEvent decided && decided.basis().by() instanceof Authority.ByPoint(var point)
                ? Optional.of(point)
                : Optional.empty();
    }

    boolean restsOn(PointId point) {
        return event instanceof DecidedEvent decided
                && decided.basis().by() instanceof Authority.ByPoint(var own)
                && own.equals(point);
    }

    boolean isBefore(Entry other) {
        return IN_DECIDED_ORDER.compare(this, other) < 0;
    }
}
