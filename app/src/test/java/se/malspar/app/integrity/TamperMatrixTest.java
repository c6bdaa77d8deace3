package se.malspar.app.integrity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.util.PSQLException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.domain.ledger.Checkpoint;
import se.malspar.domain.ledger.Frontier;
import se.malspar.domain.ledger.MerkleTree;
import se.malspar.domain.ledger.NoteKey;
import se.malspar.domain.ledger.SignedNote;

/**
 * All that can be done to each column and row of the log's tables, as the database's own catalogue has them, by
 * everybody who could try: what comes of it is written on a page, and the page is compared with the approved one.
 */
@DisplayName("Every way to tamper with the log")
class TamperMatrixTest {

    private static final Path APPROVED = Path.of("../docs/manipulation.md");
    private static final Path RECEIVED = Path.of("target/manipulation.md");

    /** The kinds of rows that prove themselves in different ways. */
    private static final Map<String, List<String>> KINDS = Map.of("anchor", List.of("FILE", "WITNESS", "TIMESTAMP"));

    private static final String ORIGIN = GrowingLog.NAME + "/" + TamperedLog.MUNICIPALITY;

    @TempDir
    private static Path folder;

    private static TamperedLog log;

    enum Actor {
        APPLICATION("programmet"),
        OWNER("ägaren"),
        SUPERUSER("superanvändaren"),
        REBUILDER("den som räknar om allt");

        final String swedish;

        Actor(String swedish) {
            this.swedish = swedish;
        }
    }

    private enum OnColumn {
        MUTATE("ändrad"),
        NULL("tömd"),
        SWAP("utbytt mot en annan rads");

        final String swedish;

        OnColumn(String swedish) {
            this.swedish = swedish;
        }
    }

    private enum OnRow {
        DELETE("en rad borttagen"),
        CUT("den sista raden borttagen"),
        DUPLICATE("en rad två gånger"),
        INSERT("en påhittad rad inskjuten"),
        APPEND("en påhittad rad sist");

        final String swedish;

        OnRow(String swedish) {
            this.swedish = swedish;
        }
    }

    /** What came of it: one word for each check, or one alone. */
    record Outcome(String byItself, String fromOutside) {

        static final String MISSED = "**missas**";
        static final String NOTHING = "inget ändras";

        static Outcome alone(String what) {
            return new Outcome(what, what);
        }

        static Outcome found(SortedSet<String> byItself, SortedSet<String> fromOutside) {
            return new Outcome(told(byItself), told(fromOutside));
        }

        private static String told(SortedSet<String> flaws) {
            return flaws.isEmpty() ? MISSED : String.join(", ", flaws);
        }
    }

    private record Column(String name, String type, boolean isComputed) {}

    /** A kind of rows of a table, and which of them something is done to. */
    private record Rows(String table, String kind, String victim, String last, List<Column> columns) {

        String title() {
            return "ledger." + table + (kind.isEmpty() ? "" : " " + kind);
        }
    }

    @BeforeAll
    static void sign() throws IOException, SQLException {
        log = new TamperedLog(folder);
    }

    @AfterAll
    static void undo() throws SQLException {
        log.close();
    }

    @Test
    void is_refused_or_found_as_the_page_about_it_says() throws IOException, SQLException {
        assertThat(log.foundByItself()).as("before anything is done").isEmpty();
        assertThat(log.foundFromOutside()).as("before anything is done").isEmpty();
        var cells = new LinkedHashMap<String, Map<String, Map<Actor, Outcome>>>();
        for (var actor : Actor.values()) {
            log.undone(() -> {
                arm(actor);
                for (var rows : allRows()) {
                    var tried = cells.computeIfAbsent(rows.title(), _ -> new LinkedHashMap<>());
                    attempts(rows)
                            .forEach((what, attempt) -> tried.computeIfAbsent(what, _ -> new EnumMap<>(Actor.class))
                                    .put(actor, outcome(actor, attempt)));
                }
                return cells;
            });
        }
        var missed = new TreeSet<String>();
        cells.forEach((title, tried) -> tried.forEach((what, outcomes) -> {
            assertThat(outcomes).as("%s %s", title, what).hasSize(Actor.values().length);
            outcomes.forEach((actor, outcome) -> {
                if (outcome.fromOutside().equals(Outcome.MISSED)) {
                    missed.add("%s: %s, %s".formatted(title, what, actor.swedish));
                }
            });
        }));
        var page = TamperPage.of(cells, missed);
        Files.writeString(RECEIVED, page);

        assertThat(missed)
                .as("what not even they find who hold on to it outside")
                .containsExactlyInAnyOrderElementsOf(TamperPage.EXPECTED_MISSES.keySet());
        assertThat(page)
                .as("compare app/%s with docs/manipulation.md and, if it is right, copy it there", RECEIVED)
                .isEqualTo(Files.exists(APPROVED) ? Files.readString(APPROVED) : "");
    }

    // --- by whom

    /** Gives the actor all that they have. */
    private static void arm(Actor actor) {
        switch (actor) {
            case APPLICATION -> run("set local role malspar_app");
            case OWNER -> run("set local role malspar_owner");
            case SUPERUSER, REBUILDER -> {
                for (var table : tables()) {
                    run("alter table ledger.%s disable trigger all".formatted(table));
                }
                // keys before the columns they forbid to be empty
                db().sql("""
                                select format('alter table %s drop constraint if exists %I cascade', conrelid::regclass, conname)
                                  from pg_constraint
                                 where connamespace = 'ledger'::regnamespace
                                 order by contype = 'n', contype <> 'f'
                                """).query((row, _) -> row.getString(1)).list().forEach(TamperMatrixTest::run);
            }
        }
    }

    private static Outcome outcome(Actor actor, Runnable attempt) {
        try {
            return log.undone(() -> {
                var before = log.fingerprint();
                try {
                    attempt.run();
                } catch (DataAccessException refused) {
                    return Outcome.alone(refusal(refused));
                }
                if (actor == Actor.REBUILDER) {
                    RebuiltLog.rebuild(db());
                }
                return log.fingerprint().equals(before)
                        ? Outcome.alone(Outcome.NOTHING)
                        : Outcome.found(log.foundByItself(), log.foundFromOutside());
            });
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static String refusal(DataAccessException refused) {
        if (!(refused.getMostSpecificCause() instanceof PSQLException why)) {
            throw refused;
        }
        var state = String.valueOf(why.getSQLState());
        if (String.valueOf(why.getMessage()).contains("Händelseloggen ändras aldrig")) {
            return "vägras av spärren";
        }
        return switch (state) {
            case "42501" -> "vägras: ingen rätt";
            case "428C9" -> "vägras: räknas fram";
            case "23502", "23503", "23505", "23514" -> "vägras av ett villkor";
            default -> throw refused;
        };
    }

    // --- on what

    private static List<String> tables() {
        return db().sql("""
                        select table_name from information_schema.tables
                         where table_schema = 'ledger' and table_type = 'BASE TABLE'
                         order by table_name <> 'event', table_name
                        """).query((row, _) -> row.getString(1)).list();
    }

    private static List<Rows> allRows() {
        return tables().stream()
                .flatMap(
                        table -> KINDS.getOrDefault(table, List.of("")).stream().map(kind -> rows(table, kind)))
                .toList();
    }

    private static Rows rows(String table, String kind) {
        var columns = db().sql("""
                        select column_name, udt_name, is_generated = 'ALWAYS' from information_schema.columns
                         where table_schema = 'ledger' and table_name = ?
                         order by ordinal_position
                        """)
                .param(table)
                .query((row, _) -> new Column(row.getString(1), row.getString(2), row.getBoolean(3)))
                .list();
        var found = db().sql("select ctid::text from ledger.%s where municipality = '%s' and %s order by %s"
                        .formatted(
                                table,
                                TamperedLog.MUNICIPALITY,
                                kind.isEmpty() ? "true" : "kind = '" + kind + "'",
                                orderOf(table)))
                .query((row, _) -> row.getString(1))
                .list();
        return new Rows(table, kind, found.get((found.size() - 1) / 2), found.getLast(), columns);
    }

    private static String orderOf(String table) {
        return table.equals("event") ? "position" : "number";
    }

    // --- what

    private static Map<String, Runnable> attempts(Rows rows) {
        var attempts = new LinkedHashMap<String, Runnable>();
        for (var column : rows.columns()) {
            for (var change : OnColumn.values()) {
                attempts.put("`%s` %s".formatted(column.name(), change.swedish), () -> change(rows, column, change));
            }
        }
        for (var change : OnRow.values()) {
            if (change != OnRow.APPEND
                    || rows.table().equals("event")
                    || rows.table().equals("checkpoint")) {
                attempts.put(change.swedish, () -> change(rows, change));
            }
        }
        return attempts;
    }

    private static void change(Rows rows, Column column, OnColumn change) {
        switch (change) {
            case MUTATE -> set(rows, column, mutated(column));
            case NULL -> set(rows, column, "null");
            case SWAP -> {
                var other = db().sql("""
                                select ctid::text from ledger.%1$s
                                 where ctid <> '%3$s'
                                 order by %2$s is distinct from (select %2$s from ledger.%1$s where ctid = '%3$s') desc,
                                          municipality = '%4$s' desc, %5$s
                                 limit 1
                                """.formatted(
                                        rows.table(),
                                        column.name(),
                                        rows.victim(),
                                        TamperedLog.MUNICIPALITY,
                                        orderOf(rows.table())))
                        .query((row, _) -> row.getString(1))
                        .single();
                run("""
                        update ledger.%1$s as changed
                           set %2$s = (select %2$s from ledger.%1$s as other
                                        where other.ctid = any (array['%3$s', '%4$s']::tid[]) and other.ctid <> changed.ctid)
                         where ctid = any (array['%3$s', '%4$s']::tid[])
                        """.formatted(rows.table(), column.name(), rows.victim(), other));
            }
        }
    }

    private static void set(Rows rows, Column column, String value) {
        run("update ledger.%s set %s = %s where ctid = '%s'"
                .formatted(rows.table(), column.name(), value, rows.victim()));
    }

    /** As little as can be, and where it is hardest to see. */
    private static String mutated(Column column) {
        return switch (column.type()) {
            case "int8" -> "%s + 1000".formatted(column.name());
            case "text" ->
                "overlay(%1$s placing case substr(%1$s, length(%1$s) / 2, 1) when '0' then '1' else '0' end from length(%1$s) / 2 for 1)"
                        .formatted(column.name());
            // one letter in the payload of an event, in the signature of a cosignature or a token
            case "bytea" ->
                "set_byte(%1$s, greatest(length(%1$s) - 6, 0), case get_byte(%1$s, greatest(length(%1$s) - 6, 0)) when 65 then 66 else 65 end)"
                        .formatted(column.name());
            case "uuid" -> "md5(%s::text)::uuid".formatted(column.name());
            case "timestamptz" -> "%s + interval '1 second'".formatted(column.name());
            default -> throw new AssertionError("How is a " + column.type() + " changed?");
        };
    }

    private static void change(Rows rows, OnRow change) {
        switch (change) {
            case DELETE -> run("delete from ledger.%s where ctid = '%s'".formatted(rows.table(), rows.victim()));
            case CUT -> run("delete from ledger.%s where ctid = '%s'".formatted(rows.table(), rows.last()));
            case DUPLICATE -> insert(rows, Map.of());
            case INSERT, APPEND -> insert(rows, forged(rows, change));
        }
    }

    /** A row like the victim but for what is given, in as many columns as the actor may write in. */
    private static void insert(Rows rows, Map<String, Object> but) {
        var columns = new ArrayList<String>();
        for (var column : rows.columns()) {
            if (!column.isComputed()
                    && db().sql("select has_column_privilege('ledger.%s', '%s', 'INSERT')"
                                    .formatted(rows.table(), column.name()))
                            .query(Boolean.class)
                            .single()) {
                columns.add(column.name());
            }
        }
        var values = new ArrayList<Object>();
        var selected = new ArrayList<String>();
        for (var column : columns) {
            var value = but.get(column);
            selected.add(value == null ? column : "?");
            if (value != null) {
                values.add(value);
            }
        }
        db().sql("insert into ledger.%1$s (%2$s) select %3$s from ledger.%1$s where ctid = '%4$s'"
                        .formatted(
                                rows.table(), String.join(", ", columns), String.join(", ", selected), rows.victim()))
                .params(values)
                .update();
    }

    private static Map<String, Object> forged(Rows rows, OnRow change) {
        return switch (rows.table()) {
            case "event" -> forgedEvent(change == OnRow.APPEND);
            case "checkpoint" -> forgedCheckpoint(change == OnRow.APPEND ? 12 : 9);
            case "anchor" -> forgedAnchor(rows);
            case "verifier_key" ->
                Map.of(
                        "number",
                        3L,
                        "key",
                        TamperedLog.impostor(ORIGIN, NoteKey.Kind.SIGNATURE)
                                .key()
                                .toString());
            default -> throw new AssertionError("How is a row of ledger." + rows.table() + " forged?");
        };
    }

    private record Victim(String said, long leaf, long position, OffsetDateTime recordedAt, UUID registration) {}

    private static Map<String, Object> forgedEvent(boolean last) {
        var all = db().sql("""
                        select leaf_bytes, leaf, position, recorded_at, registration from ledger.event
                         where municipality = ? order by leaf
                        """)
                .param(TamperedLog.MUNICIPALITY)
                .query((row, _) -> new Victim(
                        new String(row.getBytes(1), UTF_8),
                        row.getLong(2),
                        row.getLong(3),
                        row.getObject(4, OffsetDateTime.class),
                        row.getObject(5, UUID.class)))
                .list();
        var id = UUID.randomUUID();
        if (!last) {
            var victim = all.get((all.size() - 1) / 2);
            return Map.of("event_id", id, "leaf_bytes", told(victim, victim.leaf(), victim.position(), id));
        }
        var tree = Frontier.empty();
        all.forEach(event -> tree.append(MerkleTree.leafHash(event.said().getBytes(UTF_8))));
        var position = all.getLast().position() + 1;
        var bytes = told(all.getLast(), tree.size(), position, id);
        var leaf = tree.size();
        var nodes = new ByteArrayOutputStream();
        tree.append(MerkleTree.leafHash(bytes))
                .forEach(node -> nodes.writeBytes(node.hash().bytes()));
        return Map.of(
                "leaf",
                leaf,
                "position",
                position,
                "event_id",
                id,
                "recorded_at",
                all.getLast().recordedAt(),
                "registration",
                all.getLast().registration(),
                "leaf_bytes",
                bytes,
                "nodes",
                nodes.toByteArray());
    }

    private static byte[] told(Victim victim, long leaf, long position, UUID id) {
        return victim.said()
                .replaceFirst(
                        "\"leaf\":\\d+,\"position\":\\d+", "\"leaf\":%d,\"position\":%d".formatted(leaf, position))
                .replaceFirst("\"eventId\":\"[^\"]*\"", "\"eventId\":\"%s\"".formatted(id))
                .replaceFirst("händelse", "påhittat")
                .getBytes(UTF_8);
    }

    private static Map<String, Object> forgedCheckpoint(long size) {
        var leaves = new StoredTree(db(), TamperedLog.MUNICIPALITY).leaves(0, (int) size);
        var root = MerkleTree.rootOf(leaves.stream().map(MerkleTree::leafHash).toList());
        var note = new Checkpoint(ORIGIN, size, root).signedBy(TamperedLog.impostor(ORIGIN, NoteKey.Kind.SIGNATURE));
        return Map.of("number", 4L, "size", size, "note", note.toString());
    }

    private static Map<String, Object> forgedAnchor(Rows rows) {
        var next = db().sql("select max(number) + 1 from ledger.anchor where municipality = ?")
                .param(TamperedLog.MUNICIPALITY)
                .query(Long.class)
                .single();
        var text = SignedNote.parse(db().sql("""
                        select note from ledger.checkpoint join ledger.anchor using (municipality, origin, size)
                         where anchor.ctid = ?::tid
                        """)
                        .param(rows.victim())
                        .query((row, _) -> row.getString(1))
                        .single())
                .text();
        var at = Instant.parse("2026-11-21T13:00:00Z");
        var proof = switch (rows.kind()) {
            case "FILE" -> Optional.of((at + " " + text.strip().replace('\n', ' ')).getBytes(UTF_8));
            case "WITNESS" ->
                Optional.of(TamperedLog.impostor(TamperedLog.WITNESS, NoteKey.Kind.COSIGNATURE)
                        .cosign(text, at)
                        .toString()
                        .getBytes(UTF_8));
            // nobody but the authority makes another: its own is said to be of another time
            default -> Optional.<byte[]>empty();
        };
        var forged = new HashMap<String, Object>(
                Map.of("number", next, "anchored_at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC)));
        proof.ifPresent(bytes -> forged.put("proof", bytes));
        return forged;
    }

    private static JdbcClient db() {
        return log.db();
    }

    private static void run(String sql) {
        db().sql(sql).update();
    }
}
