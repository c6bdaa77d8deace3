package se.malspar.app.integrity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.app.TestDatabase;
import se.malspar.domain.ledger.Checkpoint;

@DisplayName("A full verification")
class VerificationTest {

    private static final String OTHER_WORDS =
            "update ledger.event set leaf_bytes = convert_to(replace(convert_from(leaf_bytes, 'UTF8'), 'händelse', 'handelse'), 'UTF8') where leaf = ";

    private final GrowingLog log = new GrowingLog();

    @Test
    void finds_nothing_in_a_log_that_is_what_it_was() {
        log.record(1).sign();
        log.record(20).sign();
        log.record(4);

        var result = log.verified();

        assertThat(result.findings()).isEmpty();
        assertThat(result.leaves()).isEqualTo(25);
        assertThat(result.root()).isEqualTo(log.computed("test.example/0665").root());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 6, 7, 10})
    void names_the_event_that_was_changed(int leaf) {
        log.record(11).sign();
        log.tamper(OTHER_WORDS + leaf);

        var found = log.verified().findings();

        assertThat(found).extracting(Finding::flaw).containsExactly(Flaw.LEAF_CHANGED);
        assertThat(found.getFirst().leaf()).isEqualTo(OptionalLong.of(leaf));
        assertThat(found.getFirst().swedish()).startsWith("Händelse %d (said, ".formatted(leaf));
    }

    @Test
    void names_every_event_that_was_changed() {
        log.record(11).sign();
        log.tamper(OTHER_WORDS + "any (array[2, 3, 9])");

        assertThat(log.verified().findings())
                .extracting(each -> each.leaf().orElseThrow())
                .containsExactly(2L, 3L, 9L);
    }

    @Test
    void names_the_neighbourhood_of_the_event_where_the_signer_has_lost_the_hashes() throws IOException {
        log.record(11).sign();
        Files.delete(Path.of(log.folder.toString(), GrowingLog.MUNICIPALITY, "leaf-hashes"));
        log.tamper(OTHER_WORDS + 6);

        assertThat(log.verified().findings())
                .extracting(Finding::swedish)
                .containsExactly("Någon av händelserna 6–7, eller trädets noder över dem, är ändrad.");
    }

    @Test
    void does_not_believe_hashes_that_do_not_make_the_signed_root() throws IOException {
        log.record(11).sign();
        var hashes = Path.of(log.folder.toString(), GrowingLog.MUNICIPALITY, "leaf-hashes");
        var bytes = Files.readAllBytes(hashes);
        bytes[100] ^= 1;
        Files.write(hashes, bytes);

        assertThat(log.flaws()).isEmpty();
        assertThat(log.files().leafHashes().make(log.lastCheckpoint().root(), 11))
                .as("and writes them anew")
                .isTrue();
    }

    @Test
    void finds_the_rewriting_of_everything_by_somebody_who_can_do_sums() {
        log.record(5).sign();
        // another log of as many events, whole in itself
        var other = new GrowingLog().record(5);
        var rewritten = other.verified(log.folder.of(GrowingLog.MUNICIPALITY), Outside.NOBODY);

        assertThat(rewritten.findings()).extracting(Finding::flaw).contains(Flaw.LEAF_CHANGED);
        assertThat(other.verified(Optional.empty(), Outside.NOBODY).findings())
                .as("by itself it looks whole")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    delete from ledger.event where leaf = 4                                              | LEAF_MISSING
                    delete from ledger.event where leaf >= 9                                             | BEHIND
                    update ledger.event set leaf = leaf + 100 where leaf = 5                             | LEAF_MISSING
                    update ledger.event set municipality = '1440' where leaf = 10                        | BEHIND
                    update ledger.event set position = position + 1000 where leaf = 3                    | COLUMN_CHANGED
                    update ledger.event set event_id = gen_random_uuid() where leaf = 3                  | COLUMN_CHANGED
                    update ledger.event set registration = gen_random_uuid() where leaf = 3              | COLUMN_CHANGED
                    update ledger.event set recorded_at = recorded_at - interval '1 us' where leaf = 3   | COLUMN_CHANGED
                    update ledger.event set nodes = '' where leaf = 7                                    | NODE_CHANGED
                    update ledger.event set nodes = sha256('x') where leaf = 1                           | NODE_CHANGED
                    update ledger.event set nodes = sha256('x') where leaf = 2                           | NODE_CHANGED
                    """)
    void finds(String tampering, Flaw flaw) {
        log.record(11).sign();
        log.tamper(tampering);

        assertThat(log.flaws()).contains(flaw);
    }

    @Test
    void finds_a_checkpoint_among_the_copies_that_was_never_signed() {
        log.record(3).sign();
        log.record(2).sign();
        var all = JdbcClient.create(log.database.superuser());
        all.sql("alter table ledger.checkpoint disable trigger all").update();
        all.sql(
                        "update ledger.checkpoint set note = origin || E'\\n3\\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\\n\\n' || split_part(note, E'\\n\\n', 2) where size = 3")
                .update();

        assertThat(log.flaws()).containsExactly(Flaw.CHECKPOINT_FORGED);
    }

    @Test
    void holds_the_log_against_the_anchor_file_also_where_the_signers_own_files_agree_with_the_database()
            throws IOException {
        var anchors = new AnchorFile(TestDatabase.folder("anchors"));
        log.record(4).sign();
        var other = new GrowingLog().record(4).sign();
        anchors.add(log.lastCheckpoint(), Clock.systemUTC().instant());

        var result = other.verified(other.folder.of(GrowingLog.MUNICIPALITY), Outside.of(Optional.of(anchors)));

        assertThat(result.findings()).extracting(Finding::flaw).containsExactly(Flaw.REWRITTEN);
    }

    @Test
    void does_not_believe_that_the_file_holds_what_it_has_passed_over() {
        var anchors = new AnchorFile(TestDatabase.folder("anchors"));
        for (var i = 0; i < 3; i++) {
            log.record(2).sign();
            if (i != 1) {
                anchors.add(log.lastCheckpoint(), Instant.EPOCH);
            } else {
                new Checkpoints(log.db()).store(GrowingLog.MUNICIPALITY, inFile(anchors, log.lastCheckpoint()));
            }
        }

        assertThat(log.verified(log.folder.of(GrowingLog.MUNICIPALITY), Outside.of(Optional.of(anchors)))
                        .findings())
                .extracting(Finding::flaw)
                .containsExactly(Flaw.ANCHOR_FORGED);
    }

    @Test
    void remembers_what_anchors_there_were_and_may_lose_that() {
        var anchors = new AnchorFile(TestDatabase.folder("anchors"));
        log.record(2).sign();
        anchors.add(log.lastCheckpoint(), Instant.EPOCH);
        new Checkpoints(log.db()).store(GrowingLog.MUNICIPALITY, inFile(anchors, log.lastCheckpoint()));
        assertThat(log.flaws()).isEmpty();

        var all = JdbcClient.create(log.database.superuser());
        all.sql("alter table ledger.anchor disable trigger all; delete from ledger.anchor")
                .update();
        assertThat(log.flaws()).containsExactly(Flaw.COPY_MISSING);

        assertThat(Path.of(log.folder.toString(), GrowingLog.MUNICIPALITY, "anchors-seen")
                        .toFile()
                        .delete())
                .isTrue();
        assertThat(log.flaws()).isEmpty();
    }

    private static Checkpoints.Anchor inFile(AnchorFile file, Checkpoint checkpoint) {
        return new Checkpoints.Anchor(
                checkpoint.origin(),
                checkpoint.size(),
                Checkpoints.AnchorKind.FILE,
                file.name(),
                Instant.EPOCH,
                new Checkpoints.Proof("%s %s %d %s"
                        .formatted(
                                Instant.EPOCH,
                                checkpoint.origin(),
                                checkpoint.size(),
                                checkpoint.root().base64())
                        .getBytes(UTF_8)));
    }

    @Test
    void closes_the_log_and_leaves_it_to_be_read() {
        log.record(6).sign();
        log.tamper(OTHER_WORDS + 2);
        try (var signing = log.signing();
                var verifications = new Verifications(
                        log.database.app(),
                        log.folder,
                        Outside.NOBODY,
                        signing,
                        Clock.systemUTC(),
                        new SimpleMeterRegistry())) {
            signing.now();
            assertThat(log.closedFor()).isEmpty();

            verifications.verify(GrowingLog.MUNICIPALITY);

            assertThat(log.closedFor()).contains(Flaw.LEAF_CHANGED);
            assertThat(log.tree().leaves(0, 10)).hasSize(6);
            assertThat(log.quarantines()
                            .of(GrowingLog.MUNICIPALITY)
                            .orElseThrow()
                            .swedish())
                    .startsWith("Händelse 2 (said, ");
        }
    }
}
