package se.malspar.app.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.app.Product;
import se.malspar.app.ProductTest;
import se.malspar.app.TestDatabase;
import se.malspar.app.destruction.Archive;
import se.malspar.app.registering.Office;
import se.malspar.domain.ledger.Checkpoint;
import se.malspar.domain.ledger.EntryBundle;
import se.malspar.domain.ledger.MerkleTree;

@ProductTest
@DisplayName("A log of which something is destroyed")
class DestroyedLogTest {

    private final Product product;
    private final JdbcClient db;
    private final TestDatabase database;
    private final Checkpoints checkpoints;
    private final SigningFolder folder;

    @Autowired
    DestroyedLogTest(
            Product product, JdbcClient db, TestDatabase database, Checkpoints checkpoints, SigningFolder folder) {
        this.product = product;
        this.db = db;
        this.database = database;
        this.checkpoints = checkpoints;
        this.folder = folder;
    }

    private record Gone(Archive archive, String registration, List<Long> leaves) {}

    private Gone destroyed(String municipality) {
        var archive = Archive.in(product, municipality);
        var wrong = archive.recordTheName();
        archive.replace(wrong);
        archive.order(wrong);
        signed(municipality);
        var told = archive.destroy(wrong);
        return new Gone(
                archive,
                wrong,
                told.at("/events/0/payload/leaves")
                        .valueStream()
                        .map(leaf -> leaf.at("/leaf").asLong())
                        .toList());
    }

    /** Waits until all that is recorded is signed. */
    private Checkpoint signed(String municipality) {
        var size = new StoredTree(db, municipality).size();
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> checkpoints.latest(municipality).map(note -> Checkpoint.parse(note.text())),
                        checkpoint ->
                                checkpoint.filter(each -> each.size() == size).isPresent())
                .orElseThrow();
    }

    private List<Flaw> flaws(String municipality) {
        return Verification.of(
                        database.app(),
                        municipality,
                        folder.of(municipality),
                        Optional.empty(),
                        Outside.NOBODY,
                        Clock.systemUTC())
                .run()
                .findings()
                .stream()
                .map(Finding::flaw)
                .toList();
    }

    private void asSuperuser(String sql) {
        var all = JdbcClient.create(database.superuser());
        all.sql("alter table ledger.event disable trigger all").update();
        try {
            all.sql(sql).update();
        } finally {
            all.sql("alter table ledger.event enable always trigger never_changed")
                    .update();
            all.sql("alter table ledger.event enable always trigger only_destroyed")
                    .update();
            all.sql("alter table ledger.event enable always trigger cut").update();
            all.sql("alter table ledger.event enable trigger destroy").update();
        }
    }

    @Test
    void is_verified_and_signed_as_it_grows() {
        var gone = destroyed("1721");
        gone.archive().office().recorded(Office.paragraph("KS", "2020-03-04", "§ 20", Office.adoptGoal("2", "Ro")));

        var checkpoint = signed("1721");

        assertThat(flaws("1721")).isEmpty();
        assertThat(checkpoint.size()).isEqualTo(new StoredTree(db, "1721").size());
        assertThat(product.get("/actuator/health").statusCode()).isEqualTo(200);
    }

    @Test
    void is_verified_also_by_whoever_has_lost_the_hashes_of_the_leaves() throws IOException {
        destroyed("1722");
        signed("1722");
        Files.delete(Path.of(folder.toString(), "1722", "leaf-hashes"));

        assertThat(flaws("1722")).isEmpty();
    }

    @Test
    void gives_an_empty_entry_where_the_content_is_gone_and_the_same_hashes_as_before() {
        var gone = destroyed("1723");
        var checkpoint = signed("1723");

        var bundle = product.sendForBytes(
                HttpRequest.newBuilder(product.at("/ledger/1723/tile/entries/000.p/" + checkpoint.size()))
                        .header("Authorization", "Bearer " + product.registrarOf("1723"))
                        .GET());

        var entries = EntryBundle.read(bundle.body());
        assertThat(entries).hasSize((int) checkpoint.size());
        for (int leaf = 0; leaf < entries.size(); leaf++) {
            assertThat(entries.get(leaf).length == 0)
                    .as("leaf %d", leaf)
                    .isEqualTo(gone.leaves().contains((long) leaf));
        }
        var hashes = new StoredTree(db, "1723").hashes(0, 0, entries.size());
        assertThat(MerkleTree.rootOf(hashes)).isEqualTo(checkpoint.root());
    }

    // --- what is not as it should be

    @Test
    void is_flawed_where_content_is_gone_and_nothing_tells_of_it() {
        var archive = Archive.in(product, "1724");
        var registration = archive.recordTheName();
        signed("1724");
        asSuperuser("""
                update ledger.event set leaf_bytes = convert_to(
                    '{"v":1,"municipality":"1724","leaf":' || leaf || ',"position":' || position || ',"eventId":"' || event_id
                    || '","type":"destroyed","typeVersion":1,"recordedAt":"'
                    || to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '","registration":"'
                    || registration || '","actor":"gallrat","payload":{"hash":"'
                    || encode(sha256('\\x00'::bytea || leaf_bytes), 'hex') || '","toldIn":' || leaf + 1 || '}}', 'UTF8')
                 where registration = '%s' and type = 'goal-adopted'
                """.formatted(registration));

        assertThat(flaws("1724")).contains(Flaw.DESTROYED_UNTOLD).doesNotContain(Flaw.LEAF_CHANGED);
    }

    @Test
    void is_flawed_where_what_is_left_says_something_else_than_what_is_told() {
        var tampering = List.of(
                "leaf_bytes = convert_to(replace(convert_from(leaf_bytes, 'UTF8'), '\"toldIn\":', '\"toldIn\":1'), 'UTF8')",
                "leaf_bytes = convert_to(replace(convert_from(leaf_bytes, 'UTF8'), registration::text, '%1$s'), 'UTF8'), registration = '%1$s'"
                        .formatted(UUID.randomUUID()),
                "leaf_bytes = convert_to(replace(convert_from(leaf_bytes, 'UTF8'), event_id::text, '%1$s'), 'UTF8'), event_id = '%1$s'"
                        .formatted(UUID.randomUUID()),
                "leaf_bytes = convert_to(replace(convert_from(leaf_bytes, 'UTF8'), 'gallrat', 'gallr4t'), 'UTF8')");
        for (int i = 0; i < tampering.size(); i++) {
            var municipality = "173" + i;
            var gone = destroyed(municipality);
            signed(municipality);
            assertThat(flaws(municipality)).isEmpty();

            asSuperuser("update ledger.event set %s where municipality = '%s' and leaf = %d"
                    .formatted(tampering.get(i), municipality, gone.leaves().getFirst()));

            assertThat(flaws(municipality)).as(tampering.get(i)).contains(Flaw.DESTROYED_UNTOLD);
        }
    }

    @Test
    void is_flawed_where_the_content_is_put_back() {
        var archive = Archive.in(product, "1725");
        var wrong = archive.recordTheName();
        archive.replace(wrong);
        archive.order(wrong);
        var bytes = db.sql(
                        "select leaf, encode(leaf_bytes, 'hex') from ledger.event where registration = cast(:r as uuid)")
                .param("r", wrong)
                .query((row, _) -> "(%d, '\\x%s'::bytea)".formatted(row.getLong(1), row.getString(2)))
                .list();
        archive.destroy(wrong);
        signed("1725");

        asSuperuser("""
                update ledger.event set leaf_bytes = before.bytes from (values %s) as before (leaf, bytes)
                 where municipality = '1725' and event.leaf = before.leaf
                """.formatted(String.join(", ", bytes)));

        assertThat(flaws("1725")).containsOnly(Flaw.NOT_DESTROYED).hasSize(bytes.size());
    }

    @Test
    void is_flawed_where_what_is_left_has_changed_places() {
        var gone = destroyed("1728");
        signed("1728");
        assertThat(flaws("1728")).isEmpty();
        var move = """
                update ledger.event set position = %2$s, leaf_bytes = convert_to(regexp_replace(
                    convert_from(leaf_bytes, 'UTF8'), '"position":[0-9]+', '"position":' || %2$s), 'UTF8')
                 where municipality = '1728' and leaf = %1$d
                """;
        var one = gone.leaves().getFirst();
        var first = db.sql("select position from ledger.event where municipality = '1728' and leaf = :leaf")
                .param("leaf", one)
                .query(Long.class)
                .single();

        asSuperuser(move.formatted(one, 0));
        asSuperuser(move.formatted(one + 1, first));
        asSuperuser(move.formatted(one, first + 1));

        assertThat(flaws("1728")).containsExactly(Flaw.COLUMN_CHANGED);
    }

    @Test
    void is_flawed_where_the_kept_hash_is_another() {
        var gone = destroyed("1726");
        signed("1726");
        asSuperuser("""
                update ledger.event set leaf_bytes = convert_to(regexp_replace(convert_from(leaf_bytes, 'UTF8'),
                    '"hash":"[0-9a-f]{64}', '"hash":"' || repeat('ab', 32)), 'UTF8')
                 where municipality = '1726' and leaf = %d
                """.formatted(gone.leaves().getFirst()));

        assertThat(flaws("1726")).contains(Flaw.LEAF_CHANGED, Flaw.DESTROYED_UNTOLD);
    }

    // --- what the database itself refuses

    @Test
    void cannot_be_changed_otherwise_even_by_its_owner() {
        var archive = Archive.in(product, "1727");
        var wrong = archive.recordTheName();
        archive.replace(wrong);
        archive.order(wrong);
        archive.destroy(wrong);
        var owner = JdbcClient.create(database.owner());
        var ways = Stream.of(
                "update ledger.event set leaf_bytes = leaf_bytes where municipality = '1727'",
                "update ledger.event set leaf_bytes = '' where municipality = '1727'",
                "update ledger.event set nodes = '' where municipality = '1727' and length(nodes) > 0",
                "delete from ledger.event where municipality = '1727'",
                "truncate ledger.event");
        assertThat(ways)
                .allSatisfy(way -> assertThatThrownBy(() -> owner.sql(way).update())
                        .rootCause()
                        .hasMessageContaining("Händelseloggen ändras aldrig"));
        // nor by what was told before
        assertThat(owner.sql("""
                        select ledger.remains(municipality, leaf, position, event_id, recorded_at, registration, leaf_hash,
                                              (select max(leaf) from ledger.event where municipality = '1727')) is null
                          from ledger.event where registration = cast(:r as uuid)
                        """)
                        .param("r", wrong)
                        .query((row, _) -> row.getBoolean(1))
                        .list())
                .containsOnly(true);
    }
}
