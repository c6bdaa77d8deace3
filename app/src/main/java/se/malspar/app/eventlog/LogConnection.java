package se.malspar.app.eventlog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import se.malspar.domain.ledger.Frontier;
import se.malspar.domain.ledger.Hash;

/** The writer's own connection to the log, one transaction after another. After any failure it is thrown away. */
final class LogConnection implements AutoCloseable {

    static final String APPLICATION_NAME = "malspar-log-writer";

    /** Spells «malspar». Every process that writes to the log in this database waits in line for it. */
    static final long LOCK = 0x6d_61_6c_73_70_61_72L;

    private static final Duration TRUSTED = Duration.ofSeconds(1);

    private final Connection connection;

    /** The database's clock as last told, and what our own said then. */
    private Instant told = Instant.EPOCH;

    private long toldAt = System.nanoTime() - 2 * TRUSTED.toNanos();

    private LogConnection(Connection connection) {
        this.connection = connection;
    }

    static LogConnection open(DataSource dataSource) throws SQLException {
        var connection = dataSource.getConnection();
        try {
            connection.setAutoCommit(false);
            // What is read after the lock must be newer than the lock: a snapshot per statement, not per transaction.
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            connection.setClientInfo("ApplicationName", APPLICATION_NAME);
            return new LogConnection(connection);
        } catch (SQLException | RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }

    /** The end of the log, and the database's clock. */
    record End(Head head, Instant now) {}

    /** Begins a transaction that is alone in writing to the log until it ends. */
    End lock() throws SQLException {
        try (var statement = connection.prepareStatement("""
                select pg_advisory_xact_lock(?);
                select clock_timestamp(), position, recorded_at, leaf_hash
                  from (select) as always
                  left join (select position, recorded_at, leaf_hash
                               from ledger.event
                              order by position desc
                              limit 1) as head on true
                """)) {
            statement.setLong(1, LOCK);
            statement.execute();
            statement.getMoreResults();
            try (var row = statement.getResultSet()) {
                row.next();
                var now = told(row.getObject(1, OffsetDateTime.class));
                var position = row.getLong(2);
                return new End(
                        row.wasNull()
                                ? Head.NONE
                                : new Head(
                                        position,
                                        row.getObject(3, OffsetDateTime.class).toInstant(),
                                        Hash.of(row.getBytes(4))),
                        now);
            }
        }
    }

    /** The right edges of the municipalities' trees. */
    Map<String, Frontier> trees(Collection<String> municipalities) throws SQLException {
        var sizes = sizes(municipalities);
        var roots = roots(sizes);
        var trees = new HashMap<String, Frontier>();
        for (var tree : sizes.entrySet()) {
            trees.put(tree.getKey(), Frontier.of(tree.getValue(), roots.getOrDefault(tree.getKey(), List.of())));
        }
        return trees;
    }

    private Map<String, Long> sizes(Collection<String> municipalities) throws SQLException {
        try (var statement = connection.prepareStatement("""
                select code, coalesce((select max(leaf) + 1 from ledger.event where municipality = code), 0)
                  from unnest(?::text[]) as code
                """)) {
            set(statement, 1, "text", municipalities.toArray());
            try (var rows = statement.executeQuery()) {
                var sizes = new LinkedHashMap<String, Long>();
                while (rows.next()) {
                    sizes.put(rows.getString(1), rows.getLong(2));
                }
                return sizes;
            }
        }
    }

    /** The roots of the complete subtrees: one for every bit that is set in the number of leaves. */
    private Map<String, List<Hash>> roots(Map<String, Long> sizes) throws SQLException {
        var municipalities = new ArrayList<String>();
        var levels = new ArrayList<Integer>();
        var leaves = new ArrayList<Long>();
        sizes.forEach((municipality, size) -> {
            for (var level = Long.SIZE - 1; level >= 0; level--) {
                if ((size >> level & 1) == 1) {
                    municipalities.add(municipality);
                    levels.add(level);
                    // the last leaf under the root, which completed it
                    leaves.add((size >> level << level) - 1);
                }
            }
        });
        if (municipalities.isEmpty()) {
            return Map.of();
        }
        try (var statement = connection.prepareStatement("""
                select municipality,
                       case when level = 0 then leaf_hash else substring(nodes from 32 * level - 31 for 32) end
                  from unnest(?::text[], ?::integer[], ?::bigint[]) as wanted (municipality, level, leaf)
                  left join ledger.event using (municipality, leaf)
                 order by municipality, level desc
                """)) {
            set(statement, 1, "text", municipalities.toArray());
            set(statement, 2, "int4", levels.toArray());
            set(statement, 3, "int8", leaves.toArray());
            try (var rows = statement.executeQuery()) {
                var roots = new HashMap<String, List<Hash>>();
                while (rows.next()) {
                    roots.computeIfAbsent(rows.getString(1), _ -> new ArrayList<>())
                            .add(present(rows, 2));
                }
                return roots;
            }
        }
    }

    private static Hash present(ResultSet row, int column) throws SQLException {
        var hash = row.getBytes(column);
        if (hash == null) {
            throw new EventStoreException("The tree of " + row.getString(1) + " lacks a node: nothing is added to it");
        }
        return Hash.of(hash);
    }

    /**
     * Stores the batch and ends the transaction, in one message to the database. Whatever fails, it is not known here
     * whether the batch is stored.
     */
    void commit(Batch batch) throws SQLException {
        try (var statement = connection.prepareStatement("""
                insert into ledger.event (leaf_bytes, nodes)
                select * from unnest(?::bytea[], ?::bytea[]);
                commit
                """)) {
            set(statement, 1, "bytea", batch.leaves().toArray(byte[][]::new));
            set(statement, 2, "bytea", batch.nodes().toArray(byte[][]::new));
            statement.execute();
        }
    }

    /**
     * Stores the batch and ends the transaction as {@link #commit} does, and takes the lock first, all in one message;
     * false, and nothing is stored, where the given event is not the last one any more.
     */
    boolean commitAfter(Head last, Batch batch) throws SQLException {
        try (var statement = connection.prepareStatement("""
                select pg_advisory_xact_lock(?), clock_timestamp();
                insert into ledger.event (leaf_bytes, nodes)
                select * from unnest(?::bytea[], ?::bytea[])
                 where exists (select from ledger.event where position = ? and leaf_hash = ?)
                   and not exists (select from ledger.event where position = ?);
                commit
                """)) {
            statement.setLong(1, LOCK);
            set(statement, 2, "bytea", batch.leaves().toArray(byte[][]::new));
            set(statement, 3, "bytea", batch.nodes().toArray(byte[][]::new));
            statement.setLong(4, last.position());
            statement.setBytes(5, last.leafHash().bytes());
            statement.setLong(6, last.position() + 1);
            statement.execute();
            try (var row = statement.getResultSet()) {
                row.next();
                told(row.getObject(2, OffsetDateTime.class));
            }
            statement.getMoreResults();
            return statement.getUpdateCount() > 0;
        }
    }

    /** The database's clock, if it was told so recently that it can be carried on from there: never ahead of it. */
    Optional<Instant> now() {
        var since = System.nanoTime() - toldAt;
        return since > TRUSTED.toNanos()
                ? Optional.empty()
                : Optional.of(told.plusNanos(since).truncatedTo(ChronoUnit.MICROS));
    }

    private Instant told(OffsetDateTime now) {
        told = now.toInstant();
        toldAt = System.nanoTime();
        return told;
    }

    void rollback() throws SQLException {
        connection.rollback();
    }

    /** Whether the very event is in the log: its salt makes its hash its own. */
    boolean holds(Head event) throws SQLException {
        try (var statement = connection.prepareStatement(
                "select exists (select from ledger.event where position = ? and leaf_hash = ?)")) {
            statement.setLong(1, event.position());
            statement.setBytes(2, event.leafHash().bytes());
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** Ends the connection; what is not committed is rolled back by the database. */
    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException _) {
            // It was no longer usable: that is why it is closed.
        }
    }

    private void set(PreparedStatement statement, int parameter, String type, Object[] values) throws SQLException {
        statement.setArray(parameter, connection.createArrayOf(type, values));
    }
}
