package se.malspar.app.eventlog;

import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** The database was lost while committing and has not come back to tell: the events may be stored, or not. */
public final class AppendOutcomeUnknown extends EventStoreException {

    AppendOutcomeUnknown(Throwable cause) {
        super("It is not known whether the events were stored: look them up before they are sent again", cause);
    }
}
