package se.malspar.app.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.malspar.app.integrity.GrowingLog.MUNICIPALITY;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.app.TestDatabase;
import se.malspar.app.eventlog.TrailClosed;
import se.malspar.domain.ledger.Checkpoint;
import se.malspar.domain.ledger.ConsistencyProof;
import se.malspar.domain.ledger.NoteKey;

@DisplayName("The signer")
class SignerTest {

    private final GrowingLog log = new GrowingLog();

    private Path file(String name) {
        return Path.of(log.folder.toString(), MUNICIPALITY, name);
    }

    @Test
    void signs_what_the_log_has_grown_to_under_the_name_of_the_product_and_the_municipality() {
        log.record(7).sign();

        assertThat(log.lastCheckpoint()).isEqualTo(log.computed("test.example/0665"));
        assertThat(log.files().verifierKeys()).hasSize(1).allMatch(log.lastSigned()::isSignedBy);
        assertThat(new Checkpoints(log.db()).latest(MUNICIPALITY)).contains(log.lastSigned());
        assertThat(new VerifierKeys(log.db()).of(MUNICIPALITY))
                .containsExactly(log.files().verifierKeys().getFirst().toString());
    }

    @Test
    void signs_nothing_but_what_has_grown_from_all_it_signed_before() {
        var random = new SplittableRandom(6);
        var before = log.record(1).sign().lastCheckpoint();
        for (var i = 0; i < 12; i++) {
            var next = log.record(random.nextInt(1, 9)).sign().lastCheckpoint();

            assertThat(ConsistencyProof.of(before.size(), next.size(), log.tree())
                            .proves(before.root(), next.root()))
                    .as("%s from %s", next, before)
                    .isTrue();
            assertThat(next).isEqualTo(log.computed(before.origin()));
            before = next;
        }
    }

    @Test
    void has_a_log_and_a_key_for_each_municipality() {
        log.record(3).record("1440", 2).record(2).sign();

        var other = log.folder.of("1440").orElseThrow();
        assertThat(Checkpoint.parse(other.lastSigned().text()).size()).isEqualTo(2);
        assertThat(other.lastSigned().text()).startsWith("test.example/1440\n");
        assertThat(log.lastCheckpoint().size()).isEqualTo(5);
        assertThat(other.verifierKeys()).doesNotContainAnyElementsOf(log.files().verifierKeys());
    }

    @Test
    void keeps_its_files_for_its_owner_alone() throws IOException {
        log.record(1).sign();

        try (var files = Files.list(Path.of(log.folder.toString(), MUNICIPALITY))) {
            assertThat(files.filter(each -> !each.endsWith("leaf-hashes")))
                    .isNotEmpty()
                    .allSatisfy(each -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                            .isEqualTo("rw-------"));
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(log.folder.toString()))))
                .isEqualTo("rwx------");
        assertThat(Files.readString(file("key"))).startsWith("PRIVATE+KEY+test.example/0665+");
    }

    @Test
    void signs_as_soon_as_something_is_stored() throws InterruptedException {
        try (var signing = log.signing()) {
            signing.start();
            log.record(2);
            signing.wake();
            var end = System.nanoTime() + 10_000_000_000L;
            while ((log.folder.of(MUNICIPALITY).isEmpty()
                            || log.lastCheckpoint().size() < 2)
                    && System.nanoTime() < end) {
                Thread.sleep(20);
            }
            assertThat(log.lastCheckpoint().size()).isEqualTo(2);
        }
    }

    @Test
    void refuses_an_older_copy_of_the_database_and_closes_the_log() {
        log.record(3).sign();
        var restored = log.backup();
        log.record(2).sign();
        var signed = log.lastSigned();

        restored.sign();

        assertThat(restored.closedFor()).contains(Flaw.BEHIND);
        assertThat(log.lastSigned()).isEqualTo(signed);
        assertThatThrownBy(() -> restored.record(MUNICIPALITY, 1, restored.quarantines()))
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(TrailClosed.class);
        restored.record("1440", 1, restored.quarantines());
    }

    @Test
    void refuses_an_older_copy_also_when_other_events_have_been_recorded_in_the_place_of_those_lost() {
        log.record(3).sign();
        var restored = log.backup();
        log.record(2).sign();
        restored.record(9).sign();

        assertThat(restored.closedFor()).contains(Flaw.REWRITTEN);
        assertThat(log.lastCheckpoint().size()).isEqualTo(5);
    }

    @Test
    void finds_the_older_copy_also_while_it_runs() {
        log.record(6);
        try (var signing = log.signing()) {
            signing.now();
            log.tamper("delete from ledger.event where leaf >= 4");
            signing.now();
        }
        assertThat(log.closedFor()).contains(Flaw.BEHIND);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 15})
    void refuses_a_log_whose_last_events_are_cut_off(int cut) {
        log.record(15).sign();
        log.tamper("delete from ledger.event where leaf >= " + (15 - cut));

        log.sign();

        assertThat(log.closedFor()).contains(Flaw.BEHIND);
        assertThat(log.lastCheckpoint().size()).isEqualTo(15);
    }

    @Test
    void signs_nothing_new_that_does_not_hang_together() {
        log.record(3).sign();
        log.record(1);
        log.tamper("update ledger.event set nodes = decode(repeat('00', length(nodes)), 'hex') where leaf = 3");

        log.sign();

        assertThat(log.closedFor()).contains(Flaw.NODE_CHANGED);
        assertThat(log.lastCheckpoint().size()).isEqualTo(3);
    }

    @Test
    void signs_nothing_new_that_is_found_by_something_else_than_what_it_says() {
        log.record(3).sign();
        log.record(1);
        log.tamper("update ledger.event set recorded_at = recorded_at - interval '1 year' where leaf = 3");

        log.sign();

        assertThat(log.closedFor()).contains(Flaw.COLUMN_CHANGED);
        assertThat(log.lastCheckpoint().size()).isEqualTo(3);
    }

    @Test
    void is_one_at_a_time_on_a_database_and_with_a_folder() {
        log.record(1);
        var elsewhere = log.signedFrom(SigningFolder.open(TestDatabase.folder("signing")));
        var other = new GrowingLog();
        try (var first = log.signing();
                var onTheSameDatabase = elsewhere.signing();
                var withTheSameFolder = new Signing(
                        other.database.app(),
                        log.folder,
                        GrowingLog.NAME,
                        Optional.empty(),
                        other.quarantines(),
                        Clock.systemUTC())) {
            first.now();
            onTheSameDatabase.now();
            withTheSameFolder.now();

            assertThat(Stream.of(first, onTheSameDatabase).map(Signing::isOurs)).containsExactly(true, false);
            assertThat(elsewhere.folder.municipalities()).isEmpty();
        }
        try (var second = elsewhere.signing()) {
            second.now();
            assertThat(second.isOurs()).isTrue();
        }
        assertThat(log.closedFor())
                .as("a signer that takes over without the key signs nothing")
                .contains(Flaw.KEY_LOST);
        assertThat(elsewhere.folder.municipalities()).isEmpty();
    }

    @Test
    void loses_its_turn_with_its_connection_and_takes_it_again() {
        log.record(1);
        try (var signing = log.signing()) {
            signing.now();
            JdbcClient.create(log.database.superuser())
                    .sql("select pg_terminate_backend(pid) from pg_stat_activity where application_name = ?")
                    .param(SignerLock.APPLICATION_NAME)
                    .query(Boolean.class)
                    .list();
            log.record(1);
            signing.now();
            signing.now();

            assertThat(signing.isOurs()).isTrue();
            assertThat(log.lastCheckpoint().size()).isEqualTo(2);
        }
    }

    @Test
    void makes_no_new_key_where_the_key_is_gone() throws IOException {
        log.record(2).sign();
        Files.delete(file("key"));
        log.record(1).sign();

        assertThat(log.closedFor()).contains(Flaw.KEY_LOST);
        assertThat(file("key")).doesNotExist();
        assertThat(log.lastCheckpoint().size()).isEqualTo(2);
    }

    @Test
    void begins_nothing_anew_where_all_its_files_are_gone() throws IOException {
        log.record(2).sign();
        Files.move(Path.of(log.folder.toString(), MUNICIPALITY), Path.of(log.folder.toString(), "borta"));
        log.record(1).sign();

        assertThat(log.closedFor()).contains(Flaw.KEY_LOST);
        assertThat(log.folder.municipalities()).isEmpty();
    }

    @Test
    void signs_nothing_where_it_does_not_know_what_it_signed_last() throws IOException {
        log.record(2).sign();
        Files.delete(file("last-signed"));
        log.record(1).sign();

        assertThat(log.closedFor()).contains(Flaw.LAST_SIGNED_LOST);
        assertThat(file("last-signed")).doesNotExist();
    }

    @Test
    void does_not_believe_an_account_of_what_it_signed_that_it_did_not_sign() throws IOException {
        log.record(2).sign();
        var forged = Files.readString(file("last-signed")).replaceFirst("\n2\n", "\n1\n");
        Files.writeString(file("last-signed"), forged);
        log.record(1).sign();

        assertThat(log.closedFor()).contains(Flaw.LAST_SIGNED_LOST);
    }

    @Test
    void never_overwrites_what_somebody_else_has_signed_meanwhile() {
        log.record(2).sign();
        var before = log.lastSigned();
        log.record(1).sign();
        var after = log.lastSigned();

        assertThatThrownBy(() -> log.files().replaceLastSigned(before, before))
                .isInstanceOf(IllegalStateException.class);
        assertThat(log.lastSigned()).isEqualTo(after);
    }

    @Test
    void puts_back_what_the_database_lost_of_its_copies_and_of_a_log_being_closed() {
        log.record(2).sign();
        var restored = log.backup();
        log.record(2).sign();
        restored.sign();
        assertThat(restored.closedFor()).contains(Flaw.BEHIND);

        restored.db().sql("delete from operation.quarantine").update();
        assertThat(restored.closedFor()).isEmpty();
        restored.sign();

        assertThat(restored.closedFor()).contains(Flaw.BEHIND);
        assertThat(new Checkpoints(restored.db()).latest(MUNICIPALITY)).contains(log.lastSigned());
    }

    @Test
    void finds_that_its_own_files_are_older_than_the_anchor_file() throws IOException {
        var anchors = new AnchorFile(TestDatabase.folder("anchors"));
        log.record(2).sign();
        var earlier = Files.readString(file("last-signed"));
        var restored = log.backup();
        log.record(1).sign();
        anchors.add(log.lastCheckpoint(), Clock.systemUTC().instant());

        // database and files brought back together: only the anchor file knows more
        Files.writeString(file("last-signed"), earlier);
        try (var signing = restored.signing(Optional.of(anchors))) {
            signing.now();
        }
        assertThat(restored.closedFor()).contains(Flaw.LAST_SIGNED_LOST);
    }

    @Test
    void goes_on_in_the_order_of_the_log_when_the_clock_is_set_back_and_says_so() {
        log.record(2).sign();
        var health = new IntegrityHealth(log.db(), log.quarantines());
        assertThat(health.health().getStatus().getCode()).isEqualTo("UP");

        // an hour later by the clock that was, recorded by hand
        JdbcClient.create(log.database.app()).sql("""
                        insert into ledger.event (leaf_bytes, nodes)
                        values (convert_to('{"v":1,"municipality":"0665","leaf":2,"position":3,'
                            || '"eventId":"0198c0de-0000-7000-8000-000000000009","type":"said","typeVersion":1,'
                            || '"recordedAt":"' || to_char((clock_timestamp() + interval '1 hour') at time zone 'UTC',
                                                            'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
                            || '","registration":"0198c0de-0000-7000-8000-000000000001","actor":"Åsa","payload":{}}',
                            'UTF8'), '')
                        """).update();
        log.record(1).sign();

        assertThat(log.closedFor()).isEmpty();
        assertThat(log.lastCheckpoint()).isEqualTo(log.computed("test.example/0665"));
        assertThat(log.lastCheckpoint().size()).isEqualTo(4);
        assertThat(log.db()
                        .sql(
                                "select bool_and(later) from (select recorded_at >= lag(recorded_at) over (order by position)"
                                        + " as later from ledger.event) as each")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(health.health().getStatus().getCode()).isEqualTo("DOWN");
        assertThat((Long) health.health().getDetails().get("clockBehindSeconds"))
                .isBetween(3_000L, 3_601L);
    }

    @Test
    void signs_with_a_key_that_says_what_it_is_for() {
        log.record(1).sign();

        assertThat(log.files().keys().getFirst().key().kind()).isEqualTo(NoteKey.Kind.SIGNATURE);
        assertThat(log.files().keys().getFirst().toString()).doesNotContain("PRIVATE");
    }
}
