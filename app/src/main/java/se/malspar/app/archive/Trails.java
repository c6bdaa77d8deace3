package se.malspar.app.archive;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import se.malspar.app.eventlog.EventLog;
import se.malspar.app.eventlog.StoredEvent;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.TrailEvent;
import se.malspar.domain.trail.Receipt;
import se.malspar.domain.trail.RegistrationId;
import se.malspar.domain.trail.Trail;

/** The trails of the municipalities that an archive speaks of: as many as memory has room for, read from the log. */
final class Trails {

    /** What a trail keeps of an event, measured over an archive of two million. */
    private static final long BYTES_OF_AN_EVENT = 256;

    private static final int ASKED_BETWEEN_CLEARINGS = 64;

    private final EventLog log;
    private final long mostEvents;
    private final Map<Municipality, Trail> held = new LinkedHashMap<>(16, 0.75f, true);
    private long read;
    private int asked;

    Trails(EventLog log) {
        this(log, Runtime.getRuntime().maxMemory() * 6 / 10 / BYTES_OF_AN_EVENT);
    }

    Trails(EventLog log, long mostEvents) {
        this.log = log;
        this.mostEvents = mostEvents;
    }

    boolean holds(Municipality municipality) {
        return held.containsKey(municipality);
    }

    /** The municipality's trail, with all that the log has of it now unless it was held before. */
    Trail of(Municipality municipality) {
        return upTo(municipality, Long.MAX_VALUE);
    }

    /** The municipality's trail as it was when it had no more than so many events. */
    Trail before(Municipality municipality, long leaf) {
        var trail = upTo(municipality, leaf);
        if (trail.size() > leaf) {
            forget(municipality);
            trail = upTo(municipality, leaf);
        }
        return trail;
    }

    private Trail upTo(Municipality municipality, long leaf) {
        var trail = held.get(municipality);
        if (++asked % ASKED_BETWEEN_CLEARINGS == 0) {
            makeRoom(municipality);
        }
        if (trail == null) {
            makeRoom(municipality);
            trail = new Trail();
            held.put(municipality, trail);
        } else if (leaf == Long.MAX_VALUE || trail.size() >= leaf) {
            return trail;
        }
        var reading = trail;
        try (var events = log.trail(municipality.code(), trail.size())) {
            events.takeWhile(event -> event.leaf() < leaf).forEach(event -> {
                append(reading, event);
                read++;
            });
        }
        return trail;
    }

    private static void append(Trail trail, StoredEvent event) {
        var registration = new RegistrationId(event.registration());
        var key = event.idempotencyKey();
        var digest = event.requestDigest();
        trail.append(
                (TrailEvent) event.payload(),
                registration,
                key == null || digest == null ? Optional.empty() : Optional.of(new Receipt(key, digest, registration)));
    }

    /** Forgets the trails that were not asked for the longest; never the one that is asked for. */
    private void makeRoom(Municipality asked) {
        var events = held.values().stream().mapToLong(Trail::size).sum();
        for (var longestUnused = held.entrySet().iterator(); events > mostEvents && longestUnused.hasNext(); ) {
            var other = longestUnused.next();
            if (!other.getKey().equals(asked)) {
                events -= other.getValue().size();
                longestUnused.remove();
            }
        }
    }

    void forget(Municipality municipality) {
        held.remove(municipality);
    }

    /** How many events were read from the log. */
    long eventsRead() {
        return read;
    }
}
