package se.malspar.app.eventlog;

import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** An event whose stored form would exceed what a leaf of the tree may hold; nothing of its request is written. */
public final class EventTooLarge extends EventStoreException {

    EventTooLarge(String type, int bytes, int most) {
        super("Händelsen %s blir %d byte, högst %d får plats. / Event %s takes %d bytes, at most %d fit."
                .formatted(type, bytes, most, type, bytes, most));
    }
}
