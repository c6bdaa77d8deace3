package se.malspar.app.integrity;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.app.eventlog.AppendGate;
import se.malspar.app.eventlog.TrailClosed;

/**
 * The logs that nothing may be added to, as every process on the database knows them: each reads anew what stands there
 * once a second.
 */
public final class Quarantines implements AppendGate {

    private static final Logger LOG = LoggerFactory.getLogger(Quarantines.class);
    private static final Duration TRUSTED = Duration.ofSeconds(1);

    private record Known(Map<String, Quarantine> byMunicipality, long readAt) {}

    private final JdbcClient db;
    private volatile Known known = new Known(Map.of(), System.nanoTime() - 2 * TRUSTED.toNanos());

    public Quarantines(JdbcClient db) {
        this.db = db;
    }

    public Optional<Quarantine> of(String municipality) {
        return Optional.ofNullable(known().get(municipality));
    }

    public Collection<Quarantine> all() {
        return known().values();
    }

    @Override
    public void requireOpen(String municipality) {
        of(municipality).ifPresent(quarantine -> {
            throw new TrailClosed(municipality, quarantine.swedish(), quarantine.english());
        });
    }

    /** Closes the log to every process; where it is closed already, the first reason stands. */
    void declare(Quarantine quarantine) {
        db.sql("""
                        insert into operation.quarantine (municipality, flaw, since, swedish, english)
                        values (:municipality, :flaw, :since, :swedish, :english)
                        on conflict (municipality) do nothing
                        """)
                .param("municipality", quarantine.municipality())
                .param("flaw", quarantine.flaw().code())
                .param("since", OffsetDateTime.ofInstant(quarantine.since(), ZoneOffset.UTC))
                .param("swedish", quarantine.swedish())
                .param("english", quarantine.english())
                .update();
        known = read();
    }

    void lift(String municipality) {
        db.sql("delete from operation.quarantine where municipality = :municipality")
                .param("municipality", municipality)
                .update();
        known = read();
    }

    private Map<String, Quarantine> known() {
        var last = known;
        if (System.nanoTime() - last.readAt() > TRUSTED.toNanos()) {
            try {
                last = read();
                known = last;
            } catch (DataAccessException unreachable) {
                // nothing can be stored either: what was known stands until the database answers
                LOG.debug("Karantänerna gick inte att läsa", unreachable);
            }
        }
        return last.byMunicipality();
    }

    private Known read() {
        return new Known(
                db
                        .sql("select municipality, flaw, since, swedish, english from operation.quarantine")
                        .query((row, _) -> new Quarantine(
                                row.getString(1),
                                Flaw.ofCode(row.getString(2)),
                                row.getObject(3, OffsetDateTime.class).toInstant(),
                                row.getString(4),
                                row.getString(5)))
                        .list()
                        .stream()
                        .collect(Collectors.toUnmodifiableMap(Quarantine::municipality, each -> each)),
                System.nanoTime());
    }
}
