package se.malspar.app.integrity;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.stream.Collectors;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Down where a log is closed, or where the database's clock has been set back behind what is recorded. */
final class IntegrityHealth implements HealthIndicator {

    private static final Duration TOLERATED = Duration.ofSeconds(2);

    private final JdbcClient db;
    private final Quarantines quarantines;

    IntegrityHealth(JdbcClient db, Quarantines quarantines) {
        this.db = db;
        this.quarantines = quarantines;
    }

    @Override
    public Health health() {
        var closed = quarantines.all();
        var behind = clockBehind();
        var down = !closed.isEmpty() || behind.compareTo(TOLERATED) > 0;
        return (down ? Health.down() : Health.up())
                .withDetail(
                        "closedLogs",
                        closed.stream()
                                .collect(Collectors.toMap(
                                        Quarantine::municipality,
                                        each -> each.flaw().code())))
                .withDetail("clockBehindSeconds", behind.toSeconds())
                .build();
    }

    /** How far the database's clock is behind the last event; the order of events never depends on it. */
    private Duration clockBehind() {
        return db.sql("""
                        select recorded_at, clock_timestamp() from ledger.event order by position desc limit 1
                        """)
                .query((row, _) -> Duration.between(
                        row.getObject(2, OffsetDateTime.class), row.getObject(1, OffsetDateTime.class)))
                .optional()
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO);
    }
}
