package se.malspar.benchmark.limit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import tools.jackson.databind.json.JsonMapper;

/**
 * The same bytes in a table with the log's columns and indexes but none of its promises: no order of commit, no tree, no
 * rules, nothing generated.
 */
public final class RawLog {

    private static final int ROWS_IN_A_TRANSACTION = 1000;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final DataSource owner;
    private final String insert;

    private RawLog(DataSource owner, String insert) {
        this.owner = owner;
        this.insert = insert;
    }

    public static RawLog create(DataSource owner) throws SQLException {
        try (var connection = owner.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create schema raw; create table raw.event (like ledger.event including indexes)");
            try (var columns = statement.executeQuery("select * from raw.event limit 0")) {
                var names = new ArrayList<String>();
                var marks = new ArrayList<String>();
                for (int i = 1; i <= columns.getMetaData().getColumnCount(); i++) {
                    names.add(columns.getMetaData().getColumnName(i));
                    marks.add("?");
                }
                return new RawLog(
                        owner,
                        "insert into raw.event (%s) values (%s)"
                                .formatted(String.join(", ", names), String.join(", ", marks)));
            }
        }
    }

    /** Rows of the log, to be inserted again. */
    public List<@Nullable Object[]> rows(String condition, int limit) throws SQLException {
        try (var connection = owner.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select * from ledger.event where %s order by position limit %d".formatted(condition, limit))) {
            var read = new ArrayList<@Nullable Object[]>();
            while (rows.next()) {
                var row = new @Nullable Object[rows.getMetaData().getColumnCount()];
                for (int i = 0; i < row.length; i++) {
                    row[i] = rows.getObject(i + 1);
                }
                read.add(row);
            }
            return read;
        }
    }

    /** Reads, and forgets, what a verification reads of the municipalities' logs; the nanoseconds that it took. */
    public static long readLeaves(DataSource owner, List<String> municipalities) throws SQLException, IOException {
        try (var connection = owner.getConnection()) {
            var start = System.nanoTime();
            for (var municipality : municipalities) {
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut("""
                                copy (select leaf, position, event_id, registration, recorded_at, municipality, leaf_bytes, nodes
                                        from ledger.event where municipality = '%s' order by leaf)
                                  to stdout (format binary)
                                """.formatted(municipality), OutputStream.nullOutputStream());
            }
            return System.nanoTime() - start;
        }
    }

    public void truncate() throws SQLException {
        try (var connection = owner.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("truncate raw.event");
        }
    }

    /** Inserts and commits row after row; the nanoseconds of each. */
    public long[] insertOneByOne(List<@Nullable Object[]> rows) throws SQLException {
        try (var connection = owner.getConnection();
                var statement = connection.prepareStatement(insert)) {
            connection.setAutoCommit(false);
            var nanos = new long[rows.size()];
            for (int i = 0; i < nanos.length; i++) {
                var start = System.nanoTime();
                set(statement, rows.get(i));
                statement.executeUpdate();
                connection.commit();
                nanos[i] = System.nanoTime() - start;
            }
            return nanos;
        }
    }

    /** Inserts in batches that the driver rewrites, a thousand rows a transaction. */
    public void insertInBatches(List<@Nullable Object[]> rows) throws SQLException {
        try (var connection = owner.getConnection();
                var statement = connection.prepareStatement(insert)) {
            connection.setAutoCommit(false);
            var waiting = 0;
            for (var row : rows) {
                set(statement, row);
                statement.addBatch();
                if (++waiting % ROWS_IN_A_TRANSACTION == 0) {
                    statement.executeBatch();
                    connection.commit();
                }
            }
            statement.executeBatch();
            connection.commit();
        }
    }

    private static void set(PreparedStatement statement, @Nullable Object[] row) throws SQLException {
        for (int i = 0; i < row.length; i++) {
            statement.setObject(i + 1, row[i]);
        }
    }

    /** Rows of the log as the database itself writes them out. */
    public byte[] copied(String condition, int limit) throws SQLException, IOException {
        try (var connection = owner.getConnection()) {
            var bytes = new ByteArrayOutputStream();
            copying(connection)
                    .copyOut(
                            "copy (select * from ledger.event where %s order by position limit %d) to stdout (format binary)"
                                    .formatted(condition, limit),
                            bytes);
            return bytes.toByteArray();
        }
    }

    public void copy(byte[] rows) throws SQLException, IOException {
        try (var connection = owner.getConnection()) {
            copying(connection).copyIn("copy raw.event from stdin (format binary)", new ByteArrayInputStream(rows));
        }
    }

    private static org.postgresql.copy.CopyManager copying(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    /** Reads every event of the log and parses it as JSON, nothing more; returns how many. */
    public long readAndParse() throws SQLException {
        try (var connection = owner.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.setFetchSize(ROWS_IN_A_TRANSACTION);
                var read = 0L;
                try (var rows = statement.executeQuery("select leaf_bytes from ledger.event order by position")) {
                    while (rows.next()) {
                        if (JSON.readTree(rows.getBytes(1)).isObject()) {
                            read++;
                        }
                    }
                }
                return read;
            }
        }
    }
}
