package se.malspar.app.platform;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.app.eventlog.EventLog;
import se.malspar.app.eventlog.StoredEvent;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.TrailEvent;
import se.malspar.domain.state.Logged;
import se.malspar.domain.trail.RecordEvent.RegistrationAnnulled;
import se.malspar.domain.trail.RegistrationId;
import se.malspar.projections.projecting.EventLookup;
import se.malspar.projections.projecting.Fact;
import se.malspar.projections.projecting.LogSource;

/** The stored events as facts of the trail. */
public final class StoredTrails implements LogSource, EventLookup {

    private static final int PAGE = 1_000;

    private final EventLog log;
    private final JdbcClient db;

    public StoredTrails(EventLog log, JdbcClient db) {
        this.log = log;
        this.db = db;
    }

    @Override
    public List<Municipality> municipalities() {
        return db.sql("select municipality from ledger.event where leaf = 0 order by position")
                .query((row, _) -> Municipality.of(row.getString("municipality")))
                .list();
    }

    @Override
    public long head() {
        return log.head();
    }

    @Override
    public long lastOf(Municipality municipality) {
        return db.sql("select position from ledger.event where municipality = :municipality order by leaf desc limit 1")
                .param("municipality", municipality.code())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    @Override
    public void replay(Municipality municipality, long after, long upTo, Consumer<Fact> listener) {
        if (after == 0) {
            try (var trail = log.trail(municipality.code(), 0)) {
                trail.takeWhile(event -> event.position() <= upTo)
                        .map(StoredTrails::fact)
                        .forEach(listener);
            }
        } else {
            replayTail(municipality, after, upTo, listener);
        }
    }

    private void replayTail(Municipality municipality, long after, long upTo, Consumer<Fact> listener) {
        var from = after;
        while (from < upTo) {
            var page = log.after(from, PAGE, Optional.of(municipality.code()));
            for (var event : page) {
                if (event.position() > upTo) {
                    return;
                }
                listener.accept(fact(event));
            }
            if (page.size() < PAGE) {
                return;
            }
            from = page.getLast().position();
        }
    }

    @Override
    public List<Fact> at(Collection<Long> positions) {
        return log.at(positions).stream().map(StoredTrails::fact).toList();
    }

    /** How many events the municipality's trail has. */
    public long size(Municipality municipality) {
        return db.sql("select coalesce(max(leaf) + 1, 0) from ledger.event where municipality = :municipality")
                .param("municipality", municipality.code())
                .query(Long.class)
                .single();
    }

    /** The event that annulled a registration, if one did. */
    public Optional<RegistrationAnnulled> annulment(Municipality municipality, RegistrationId registration) {
        return db
                .sql("""
                        select event_id from ledger.event
                        where municipality = :municipality and type in ('registration-annulled', 'destroyed')
                        """)
                .param("municipality", municipality.code())
                .query((row, _) -> row.getObject("event_id", UUID.class))
                .list()
                .stream()
                .flatMap(id -> log.find(id).stream())
                .map(StoredEvent::payload)
                .filter(RegistrationAnnulled.class::isInstance)
                .map(RegistrationAnnulled.class::cast)
                .filter(annulled -> annulled.registration().equals(registration))
                .findFirst();
    }

    public static Fact fact(StoredEvent event) {
        return new Fact(
                Municipality.of(event.municipality()),
                new Logged(
                        event.position(),
                        event.eventId(),
                        new RegistrationId(UUID.fromString(event.registration().toString())),
                        event.recordedAt(),
                        (TrailEvent) event.payload()),
                event.actor());
    }
}
