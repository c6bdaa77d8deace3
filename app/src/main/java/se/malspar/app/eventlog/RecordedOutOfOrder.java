package se.malspar.app.eventlog;

import java.time.Instant;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** A restored event is not later than what the log already holds, or later than now; nothing of its append is written. */
public final class RecordedOutOfOrder extends EventStoreException {

    RecordedOutOfOrder(Instant recordedAt, Instant earliest, Instant now) {
        super(
                "En händelse registrerad %1$s ryms inte i loggen: tidigast %2$s, senast %3$s. / An event recorded at %1$s does not fit in the log: at %2$s at the earliest, at %3$s at the latest."
                        .formatted(recordedAt, earliest, now));
    }
}
