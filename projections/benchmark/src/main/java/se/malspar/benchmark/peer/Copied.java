package se.malspar.benchmark.peer;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Rows in the text format of COPY. */
final class Copied {

    private final StringBuilder text = new StringBuilder();

    void row(@Nullable Object... values) {
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                text.append('\t');
            }
            var value = values[i];
            if (value == null) {
                text.append("\\N");
            } else if (value instanceof Instant instant) {
                text.append(instant.atOffset(ZoneOffset.UTC));
            } else {
                text.append(value.toString()
                        .replace("\\", "\\\\")
                        .replace("\t", "\\t")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r"));
            }
        }
        text.append('\n');
    }

    /** Into a table with as many columns, in their order. */
    void into(String table, Connection connection) throws SQLException, IOException {
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy %s from stdin".formatted(table), new StringReader(text.toString()));
    }
}
