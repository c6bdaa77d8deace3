package se.malspar.projections.projecting;

import de.bytefish.pgbulkinsert.row.SimpleRow;
import de.bytefish.pgbulkinsert.row.SimpleRowWriter;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Iterator;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** Writes rows into one table by {@code COPY}, in the transaction at hand. */
public final class Rows {

    private final DataSource dataSource;
    private final SimpleRowWriter.Table table;

    /** A writer of the columns of a table in the schema of the answers. */
    public Rows(DataSource dataSource, String table, String... columns) {
        this.dataSource = dataSource;
        this.table = new SimpleRowWriter.Table("answers", table, columns);
    }

    /** One row, filled column by column in the order that they were named. */
    public static final class Row {

        private final SimpleRow row;
        private int column;

        private Row(SimpleRow row) {
            this.row = row;
        }

        public Row text(@Nullable String value) {
            row.setText(column++, value);
            return this;
        }

        public Row text(Optional<?> value) {
            return text(value.map(Object::toString).orElse(null));
        }

        public Row number(long value) {
            row.setLong(column++, value);
            return this;
        }

        public Row flag(boolean value) {
            row.setBoolean(column++, value);
            return this;
        }

        public Row id(UUID value) {
            row.setUUID(column++, value);
            return this;
        }

        public Row day(@Nullable LocalDate value) {
            row.setDate(column++, value);
            return this;
        }

        public Row instant(@Nullable Instant value) {
            row.setTimeStampTz(column++, value == null ? null : value.atZone(ZoneOffset.UTC));
            return this;
        }
    }

    /** Writes a row for each element. */
    public <T> void write(Collection<T> elements, BiConsumer<T, Row> columns) {
        write(elements.iterator(), columns);
    }

    /** As for a collection; an element that is made when its turn comes is not held until the others are written. */
    public <T> void write(Iterator<T> elements, BiConsumer<T, Row> columns) {
        if (!elements.hasNext()) {
            return;
        }
        var connection = DataSourceUtils.getConnection(dataSource);
        try (var writer = new SimpleRowWriter(table, connection.unwrap(PGConnection.class))) {
            while (elements.hasNext()) {
                var element = elements.next();
                writer.startRow(row -> columns.accept(element, new Row(row)));
            }
        } catch (SQLException e) {
            throw new UncategorizedSQLException("COPY", null, e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }
}
