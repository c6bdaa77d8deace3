package se.malspar.app.eventlog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.app.TestDatabase;

/** A writer, a reader and an engine on one database, as one process of the product has them. */
final class TestLog implements AutoCloseable {

    /** A message's own time means nothing to the log; old on purpose. */
    static final Instant LONG_AGO = Instant.parse("2020-10-07T00:00:00Z");

    static final UUID REGISTRATION = UUID.fromString("0198c0de-0000-7000-8000-000000000001");

    final LogWriter writer;
    final EventLog log;
    final PostgresEventStorageEngine engine;

    TestLog(TestDatabase database) {
        this(database, database.app());
    }

    TestLog(TestDatabase database, DataSource writersOwn) {
        this(database, LogWriter.start(writersOwn, AppendGate.OPEN));
    }

    TestLog(TestDatabase database, LogWriter writer) {
        this.writer = writer;
        this.log = new EventLog(JdbcClient.create(database.app()), new Note.Format());
        this.engine = new PostgresEventStorageEngine(writer, log, new Note.Format());
    }

    static List<DomainEventMessage<?>> notes(String municipality, long firstLeaf, String... texts) {
        var events = new ArrayList<DomainEventMessage<?>>();
        for (var text : texts) {
            events.add(note(municipality, firstLeaf + events.size(), new Note(text)));
        }
        return events;
    }

    static DomainEventMessage<?> note(String municipality, long leaf, Object payload) {
        return note(municipality, leaf, payload, UUID.randomUUID(), REGISTRATION);
    }

    static DomainEventMessage<?> note(String municipality, long leaf, Object payload, UUID eventId, UUID registration) {
        return new GenericDomainEventMessage<>(
                "trail",
                municipality,
                leaf,
                payload,
                Map.of(EnvelopeKeys.REGISTRATION, registration.toString(), EnvelopeKeys.ACTOR, "Åsa Öberg"),
                eventId.toString(),
                LONG_AGO);
    }

    static UUID idOf(DomainEventMessage<?> event) {
        return UUID.fromString(event.getIdentifier());
    }

    @Override
    public void close() {
        writer.close();
    }
}
