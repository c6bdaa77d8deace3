package se.malspar.app.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.app.TestDatabase;

/** What must hold of every log, whatever happened while it was written. */
final class LogConsistency {

    private record Row(
            long position, String municipality, long leaf, Instant recordedAt, String leafHash, List<byte[]> bytes) {}

    private LogConsistency() {}

    static void assertHolds(TestDatabase database) {
        var db = JdbcClient.create(database.app());
        var rows = db.sql("""
                        select position, municipality, leaf, recorded_at, leaf_hash, leaf_bytes
                          from ledger.event order by position
                        """)
                .query((row, _) -> new Row(
                        row.getLong(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getObject(4, OffsetDateTime.class).toInstant(),
                        HexFormat.of().formatHex(row.getBytes(5)),
                        List.of(row.getBytes(6))))
                .list();
        var trails = new LinkedHashMap<String, List<byte[]>>();
        var last = Instant.EPOCH;
        for (var row : rows) {
            var trail = trails.computeIfAbsent(row.municipality(), _ -> new ArrayList<>());
            assertThat(row.leaf()).as("leaf of %s", row).isEqualTo(trail.size());
            trail.add(row.bytes().getFirst());
            assertThat(row.leafHash())
                    .as("leaf hash of %s", row)
                    .isEqualTo(HexFormat.of().formatHex(NaiveTree.root(row.bytes())));
            assertThat(row.recordedAt()).as("recordedAt of %s", row).isAfterOrEqualTo(last);
            last = row.recordedAt();
        }
        assertThat(rows)
                .extracting(Row::position)
                .as("positions")
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, rows.size()).boxed().toList());
        trails.forEach((municipality, leaves) -> assertThat(nodes(db, municipality))
                .as("nodes of %s", municipality)
                .isEqualTo(NaiveTree.nodes(leaves)));
    }

    private static Map<String, String> nodes(JdbcClient db, String municipality) {
        var nodes = new TreeMap<String, String>();
        db.sql("select leaf, nodes from ledger.event where municipality = ?")
                .param(municipality)
                .query(row -> {
                    var completed = HexFormat.of().formatHex(row.getBytes(2));
                    for (var level = 1; level <= completed.length() / 64; level++) {
                        var index = ((row.getLong(1) + 1) >> level) - 1;
                        nodes.put(level + "/" + index, completed.substring(64 * level - 64, 64 * level));
                    }
                });
        return nodes;
    }
}
