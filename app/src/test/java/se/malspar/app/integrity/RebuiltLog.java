package se.malspar.app.integrity;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.domain.ledger.Checkpoint;
import se.malspar.domain.ledger.ForgedSignature;
import se.malspar.domain.ledger.Frontier;
import se.malspar.domain.ledger.Hash;
import se.malspar.domain.ledger.MerkleTree;
import se.malspar.domain.ledger.NotWellFormed;
import se.malspar.domain.ledger.NoteKey;
import se.malspar.domain.ledger.SignedNote;

/**
 * What somebody makes of a tampered log who has the whole database in hand and knows all that the product does: events
 * that say what they are found by, numbered without gaps, a tree made of them, and no copy left of what does not agree.
 * Only the keys outside are not theirs.
 */
final class RebuiltLog {

    private static final Pattern ENVELOPE = Pattern.compile(
            "\\{\"v\":1,\"municipality\":\"[^\"]*\",\"leaf\":\\d+,\"position\":\\d+,\"eventId\":\"([^\"]*)\",\"type\":\""
                    + "([^\"]*)\",\"typeVersion\":(\\d+),\"recordedAt\":\"([^\"]*)\",\"registration\":\"([^\"]*)\",(.*)",
            Pattern.DOTALL);

    private static final Pattern MUNICIPALITY =
            Pattern.compile("\\{\"v\":1,\"municipality\":\"([^\"]*)\".*", Pattern.DOTALL);

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'");

    private final JdbcClient db;

    private RebuiltLog(JdbcClient db) {
        this.db = db;
    }

    static void rebuild(JdbcClient db) {
        var rebuilt = new RebuiltLog(db);
        var trees = rebuilt.events();
        rebuilt.number("verifier_key", "number nulls last, key");
        rebuilt.checkpoints(trees);
        rebuilt.anchors();
    }

    /** An event as it stands, and the number it had among the others. */
    private record Event(
            String municipality,
            @Nullable Long leaf,
            @Nullable Long position,
            UUID eventId,
            String recordedAt,
            UUID registration,
            String type,
            String typeVersion,
            String rest) {

        byte[] written(long leaf, long position) {
            return ("{\"v\":1,\"municipality\":\"%s\",\"leaf\":%d,\"position\":%d,\"eventId\":\"%s\",\"type\":\"%s\",\"typeVersion\":%s"
                            + ",\"recordedAt\":\"%s\",\"registration\":\"%s\",%s")
                    .formatted(municipality, leaf, position, eventId, type, typeVersion, recordedAt, registration, rest)
                    .getBytes(ISO_8859_1);
        }
    }

    /** Writes the events anew; by municipality, the root at every size. */
    private Map<String, Map<Long, Hash>> events() {
        var seen = new HashSet<UUID>();
        var events =
                new ArrayList<>(db.sql("""
                        select municipality, leaf, position, event_id, recorded_at, registration, leaf_bytes
                          from ledger.event where leaf_bytes is not null
                         order by position nulls last, leaf
                        """).query((row, _) -> event(row, seen)).list());
        var positions = new HashMap<Event, Long>();
        events.forEach(event -> positions.put(event, positions.size() + 1L));
        events.sort(Comparator.comparing(Event::municipality)
                .thenComparing(event -> Objects.requireNonNullElse(event.leaf(), Long.MAX_VALUE)));
        db.sql("delete from ledger.event").update();
        var trees = new HashMap<String, Frontier>();
        var roots = new HashMap<String, Map<Long, Hash>>();
        for (var event : events) {
            var tree = trees.computeIfAbsent(event.municipality(), _ -> Frontier.empty());
            var leaf = tree.size();
            var position = Objects.requireNonNull(positions.get(event));
            var bytes = event.written(leaf, position);
            var nodes = new ByteArrayOutputStream();
            tree.append(MerkleTree.leafHash(bytes))
                    .forEach(node -> nodes.writeBytes(node.hash().bytes()));
            roots.computeIfAbsent(event.municipality(), _ -> new HashMap<>()).put(tree.size(), tree.root());
            db.sql("""
                            insert into ledger.event
                                   (municipality, leaf, position, event_id, recorded_at, registration, leaf_bytes, nodes)
                            values (?, ?, ?, ?, ?, ?, ?, ?)
                            """)
                    .params(
                            event.municipality(),
                            leaf,
                            position,
                            event.eventId(),
                            OffsetDateTime.parse(event.recordedAt()),
                            event.registration(),
                            bytes,
                            nodes.toByteArray())
                    .update();
        }
        return roots;
    }

    /** What the columns say goes before what the bytes say, and what neither says any more is told as the bytes had it. */
    private static Event event(ResultSet row, Set<UUID> seen) throws SQLException {
        var said = new String(row.getBytes(7), ISO_8859_1);
        var envelope = ENVELOPE.matcher(said);
        var municipality = MUNICIPALITY.matcher(said);
        if (!envelope.matches() || !municipality.matches()) {
            throw new AssertionError("No event: " + said);
        }
        var id = Optional.ofNullable(row.getObject(4, UUID.class)).orElseGet(() -> UUID.fromString(envelope.group(1)));
        var recordedAt = Optional.ofNullable(row.getObject(5, OffsetDateTime.class))
                .map(at -> STAMP.format(at.withOffsetSameInstant(ZoneOffset.UTC)))
                .orElse(envelope.group(4));
        return new Event(
                Optional.ofNullable(row.getString(1)).orElse(municipality.group(1)),
                row.getObject(2, Long.class),
                row.getObject(3, Long.class),
                seen.add(id) ? id : UUID.nameUUIDFromBytes(id.toString().getBytes(UTF_8)),
                recordedAt,
                Optional.ofNullable(row.getObject(6, UUID.class)).orElseGet(() -> UUID.fromString(envelope.group(5))),
                envelope.group(2),
                envelope.group(3),
                envelope.group(6));
    }

    private record Copy(
            String row,
            @Nullable String municipality,
            @Nullable String origin,
            long size,
            @Nullable String note) {}

    private void checkpoints(Map<String, Map<Long, Hash>> roots) {
        var keys = new HashMap<String, List<NoteKey>>();
        db.sql("select municipality, key from ledger.verifier_key").query(row -> {
            try {
                var key = NoteKey.parse(String.valueOf(row.getString(2)));
                keys.computeIfAbsent(String.valueOf(row.getString(1)), _ -> new ArrayList<>())
                        .add(key);
            } catch (NotWellFormed _) {
                // nothing is signed with that
            }
        });
        db
                .sql("select ctid::text, municipality, origin, size, note from ledger.checkpoint")
                .query((row, _) -> new Copy(
                        row.getString(1), row.getString(2), row.getString(3), row.getLong(4), row.getString(5)))
                .list()
                .stream()
                .filter(copy -> !isSound(copy, roots, keys))
                .forEach(copy -> db.sql("delete from ledger.checkpoint where ctid = ?::tid")
                        .param(copy.row())
                        .update());
        number("checkpoint", "size");
    }

    private static boolean isSound(Copy copy, Map<String, Map<Long, Hash>> roots, Map<String, List<NoteKey>> keys) {
        if (copy.note() == null || copy.municipality() == null || copy.origin() == null) {
            return false;
        }
        try {
            var note = SignedNote.parse(copy.note());
            var root = roots.getOrDefault(copy.municipality(), Map.of()).get(copy.size());
            return root != null
                    && note.text().equals(new Checkpoint(copy.origin(), copy.size(), root).text())
                    && keys.getOrDefault(copy.municipality(), List.of()).stream()
                            .filter(key -> key.name().equals(copy.origin()))
                            .anyMatch(note::isSignedBy);
        } catch (NotWellFormed | ForgedSignature _) {
            return false;
        }
    }

    private void anchors() {
        db.sql("""
                        delete from ledger.anchor
                         where not exists (select from ledger.checkpoint
                                            where (checkpoint.municipality, checkpoint.origin, checkpoint.size)
                                                  = (anchor.municipality, anchor.origin, anchor.size))
                        """).update();
        number("anchor", "number nulls last, size");
    }

    /** From 1 without gaps, in each municipality. */
    private void number(String table, String order) {
        db.sql("""
                        update ledger.%1$s set number = ordered.number
                          from (select ctid as at, row_number() over (partition by municipality order by %2$s) as number
                                  from ledger.%1$s) as ordered
                         where %1$s.ctid = ordered.at and %1$s.number is distinct from ordered.number
                        """.formatted(table, order)).update();
    }
}
