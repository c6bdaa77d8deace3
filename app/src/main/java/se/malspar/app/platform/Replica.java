package se.malspar.app.platform;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.app.platform.postgres.DatabaseSafety;

/** A streaming replica of the primary: it may lag and it may be gone, and nobody waits long to find that out. */
final class Replica implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Replica.class);

    private static final Duration PATIENCE = Duration.ofMillis(250);
    private static final Duration PAUSE = Duration.ofMillis(2);
    private static final Duration BETWEEN_KNOCKS = Duration.ofSeconds(1);

    private final HikariDataSource pool;
    private final DataSource primary;
    private final AtomicBoolean present = new AtomicBoolean();
    private volatile boolean lags;
    private volatile boolean closed;

    /**
     * A replica that is not used until it has answered, in a thread of its own.
     *
     * @param primary whose log it must have a copy of
     */
    Replica(HikariDataSource pool, DataSource primary) {
        this.pool = pool;
        this.primary = primary;
        knockUntilItAnswers();
    }

    /** Whether its answers have come to a position, or do while it is waited for; never where it does not answer. */
    boolean reaches(long position) {
        if (!present.get()) {
            return false;
        }
        // one that was waited for in vain is not waited for again before it has caught up
        var end = System.nanoTime() + (lags ? 0 : PATIENCE.toNanos());
        try (var connection = pool.getConnection()) {
            while (position(connection) < position) {
                if (System.nanoTime() >= end) {
                    lags = true;
                    return false;
                }
                Thread.sleep(PAUSE);
            }
            lags = false;
            return true;
        } catch (SQLException gone) {
            lost(gone);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A connection through which the answers have come to a position, whatever stands behind the address. */
    Optional<Connection> connectionAt(long position) {
        try {
            var connection = pool.getConnection();
            try {
                if (position(connection) >= position) {
                    return Optional.of(connection);
                }
                connection.close();
            } catch (SQLException failure) {
                connection.close();
                throw failure;
            }
        } catch (SQLException gone) {
            lost(gone);
        }
        return Optional.empty();
    }

    private static long position(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select position from answers.position")) {
            row.next();
            return row.getLong(1);
        }
    }

    private void lost(SQLException why) {
        if (present.compareAndSet(true, false) && !closed) {
            LOG.warn("Läsrepliken svarar inte ({}). Tills den gör det läses allt ur primären.", why.getMessage());
            pool.getHikariPoolMXBean().softEvictConnections();
            knockUntilItAnswers();
        }
    }

    private void knockUntilItAnswers() {
        Thread.ofVirtual().name("replica").start(() -> {
            var told = "";
            while (!closed) {
                var objection = objection();
                if (closed) {
                    return;
                }
                if (objection.isEmpty()) {
                    LOG.info("Svar läses ur läsrepliken.");
                    present.set(true);
                    return;
                }
                if (!objection.get().equals(told)) {
                    told = objection.get();
                    LOG.warn("Läsrepliken används inte: {}", told);
                }
                try {
                    Thread.sleep(BETWEEN_KNOCKS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        });
    }

    /** Why nothing may be read from it now. */
    private Optional<String> objection() {
        try {
            var findings = DatabaseSafety.check(pool);
            if (!findings.isEmpty()) {
                return Optional.of(
                        findings.stream().map(DatabaseSafety.Finding::swedish).collect(Collectors.joining(" ")));
            }
            var first = firstEvent(primary);
            if (first.isEmpty()) {
                return Optional.of("loggen är ännu tom.");
            }
            return first.equals(firstEvent(pool))
                    ? Optional.empty()
                    : Optional.of("den har inte samma logg som primären.");
        } catch (SQLException | RuntimeException failure) {
            return Optional.of(
                    NestedExceptionUtils.getMostSpecificCause(failure).toString());
        }
    }

    /** Which tells one log from any other. */
    private static Optional<UUID> firstEvent(DataSource database) {
        return JdbcClient.create(database)
                .sql("select event_id from ledger.event order by position limit 1")
                .query(UUID.class)
                .optional();
    }

    @Override
    public void close() {
        closed = true;
        pool.close();
    }
}
