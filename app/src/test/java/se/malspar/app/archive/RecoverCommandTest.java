package se.malspar.app.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import se.malspar.app.TestDatabase;
import se.malspar.app.access.Users;
import se.malspar.app.integrity.Flaw;
import se.malspar.app.integrity.Quarantine;
import se.malspar.app.integrity.Quarantines;
import se.malspar.app.integrity.Signing;
import se.malspar.app.integrity.SigningFolder;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.ledger.Checkpoint;
import se.malspar.domain.ledger.NoteKey;
import se.malspar.domain.ledger.SignedNote;
import se.malspar.domain.trail.RecordEvent;

@DisplayName("What people do about a log that is closed")
class RecoverCommandTest {

    private static final Municipality VAGGERYD = Municipality.of("0665");
    private static final String ANNA = "annas lösenord 123";
    private static final String BERTIL = "bertils lösenord 123";

    private record Ended(int code, String err) {}

    private final TestDatabase database = TestDatabase.create();
    private final Path folder = TestDatabase.folder("signing");

    @BeforeEach
    void a_signed_log_and_two_who_may_record_in_it() {
        var users = new Users(JdbcClient.create(database.app()), new BCryptPasswordEncoder(4), Clock.systemUTC());
        users.create("anna", "Anna Andersson", ANNA, Set.of("REGISTRAR"), Set.of("0665"));
        users.create("bertil", "Bertil Bok", BERTIL, Set.of("REGISTRAR"), Set.of("*"));
        users.create("cecilia", "Cecilia Ceder", ANNA, Set.of("REGISTRAR"), Set.of("1440"));
        load(database, "0665", "Vaggeryd");
        load(database, "KS");
        sign(database);
    }

    private void load(TestDatabase into, String code, String name) {
        run(into, """
                {"municipality":"%s","municipalityRegistered":{"name":"%s","kind":"REAL"}}
                """.formatted(code, name), "load", "-");
    }

    private void load(TestDatabase into, String body) {
        run(into, """
                {"municipality":"0665","body":{"body":"%s","name":"Organet %s","kind":"BOARD"}}
                """.formatted(body, body), "load", "-");
    }

    private Ended run(TestDatabase on, String in, String... words) {
        var err = new ByteArrayOutputStream();
        var console = new Console(
                new ByteArrayInputStream(in.getBytes(UTF_8)),
                new ByteArrayOutputStream(),
                new PrintStream(err, true, UTF_8));
        var settings = Stream.concat(Archives.settings(on).stream(), Stream.of("--malspar.signing.folder=" + folder));
        return new Ended(
                ArchiveCommands.run(
                        console, Stream.concat(Arrays.stream(words), settings).toArray(String[]::new)),
                err.toString(UTF_8));
    }

    private Ended recover(TestDatabase on, String passwords, String... options) {
        return run(
                on,
                passwords,
                Stream.concat(Stream.of("recover", "--municipality", "0665"), Arrays.stream(options))
                        .toArray(String[]::new));
    }

    private void sign(TestDatabase on) {
        try (var opened = SigningFolder.open(folder);
                var signing = signing(on, opened)) {
            signing.now();
        }
    }

    private static Signing signing(TestDatabase on, SigningFolder opened) {
        return new Signing(on.app(), opened, "malspar.local", Optional.empty(), quarantines(on), Clock.systemUTC());
    }

    private static Quarantines quarantines(TestDatabase on) {
        return new Quarantines(JdbcClient.create(on.app()));
    }

    private static Optional<Flaw> closed(TestDatabase on) {
        return quarantines(on).of("0665").map(Quarantine::flaw);
    }

    private SignedNote lastSigned() throws IOException {
        return SignedNote.parse(Files.readString(folder.resolve("0665").resolve("last-signed")));
    }

    private List<NoteKey> keys() throws IOException {
        return Files.readAllLines(folder.resolve("0665").resolve("verifier-keys")).stream()
                .map(NoteKey::parse)
                .toList();
    }

    /** An older copy of the database, found by the signer. */
    private TestDatabase restored() {
        var copy = database.copy();
        load(database, "TN");
        load(database, "BN");
        sign(database);
        sign(copy);
        assertThat(closed(copy)).contains(Flaw.BEHIND);
        return copy;
    }

    @Test
    void opens_it_again_where_it_holds_all_that_was_signed() throws IOException {
        restored();
        assertThat(closed(database)).isEmpty();

        // the right database is back; the signer still has it that the log is closed
        sign(database);
        assertThat(closed(database)).contains(Flaw.BEHIND);
        var ended = recover(database, "");

        assertThat(ended).isEqualTo(new Ended(0, "Loggen håller allt som undertecknats, och är öppen.\n"));
        assertThat(closed(database)).isEmpty();
        load(database, "SN");
        sign(database);
        assertThat(Checkpoint.parse(lastSigned().text()).size()).isEqualTo(5);
        assertThat(Checkpoint.parse(lastSigned().text()).origin()).isEqualTo("malspar.local/0665");
    }

    @Test
    void is_needed_before_an_archive_can_be_loaded_into_it() {
        var copy = restored();

        var ended = run(copy, """
                {"municipality":"0665","body":{"body":"SN","name":"Socialnämnden","kind":"BOARD"}}
                """, "load", "-");

        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.err())
                .contains("Loggen för kommun 0665 är stängd för registrering: Databasen har 2 händelser, men 4");
    }

    @Test
    void leaves_it_closed_where_it_does_not_and_says_why() {
        var copy = restored();

        var ended = recover(copy, "");

        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.err())
                .contains("Databasen har 2 händelser, men 4 är undertecknade.", "Loggen är fortfarande stängd.");
        assertThat(closed(copy)).contains(Flaw.BEHIND);
    }

    @Test
    void lets_two_persons_go_on_without_what_is_gone_and_tells_it_for_ever() throws IOException {
        var copy = restored();
        var lost = lastSigned();

        var ended = recover(
                copy,
                ANNA + "\n" + BERTIL + "\n",
                "--accept-rollback",
                "--reason",
                "Disken gick sönder; säkerhetskopian är från i går.",
                "--by",
                "anna",
                "--by",
                "bertil");

        assertThat(ended.err()).contains("Det står i loggen, för alltid.");
        assertThat(ended.code()).isZero();
        assertThat(closed(copy)).isEmpty();
        sign(copy);
        var signed = Checkpoint.parse(lastSigned().text());
        assertThat(signed.origin()).isEqualTo("malspar.local/0665/2");
        assertThat(signed.size()).isEqualTo(3);
        try (var archives = Archives.in(copy)) {
            var event = archives.events(VAGGERYD).getLast();
            assertThat(event.actor()).isEqualTo("Anna Andersson och Bertil Bok");
            var accepted = (RecordEvent.RollbackAccepted) event.event();
            assertThat(accepted.lostCheckpoint()).contains(lost.toString());
            assertThat(SignedNote.parse(accepted.lostCheckpoint().orElseThrow()).isSignedBy(keys().getFirst()))
                    .isTrue();
            assertThat(accepted.keptSize()).isEqualTo(2);
            assertThat(accepted.origin()).isEqualTo(signed.origin());
            assertThat(accepted.confirmedBy()).containsExactly("anna", "bertil");
            assertThat(accepted.reason()).isEqualTo("Disken gick sönder; säkerhetskopian är från i går.");
        }
        assertThat(Files.readString(folder.resolve("0665").resolve("last-signed.lost-1")))
                .isEqualTo(lost.toString());

        // what is gone is not forgotten: the old database does not come back unnoticed
        sign(database);
        assertThat(closed(database)).contains(Flaw.REWRITTEN);
    }

    @Test
    void refuses_to_go_on_for_one_person_twice_or_for_somebody_without_the_right_or_the_password() throws IOException {
        var copy = restored();
        var before = lastSigned();
        var wanted = new String[] {"--accept-rollback", "--reason", "x"};

        for (var refused : List.of(
                recover(copy, ANNA + "\n", with(wanted, "anna")),
                recover(copy, ANNA + "\n" + ANNA + "\n", with(wanted, "anna", "anna")),
                recover(copy, ANNA + "\n" + ANNA + "\n", with(wanted, "anna", "ANNA")),
                recover(copy, ANNA + "\n" + ANNA + "\n", with(wanted, "anna", "bertil")),
                recover(copy, ANNA + "\n" + ANNA + "\n", with(wanted, "anna", "cecilia")),
                recover(copy, "", with(wanted)),
                recover(copy, ANNA + "\n" + BERTIL + "\n", "--accept-rollback", "--by", "anna", "--by", "bertil"))) {
            assertThat(refused.code()).as(refused.err()).isEqualTo(3);
        }
        assertThat(closed(copy)).contains(Flaw.BEHIND);
        assertThat(lastSigned()).isEqualTo(before);
        try (var archives = Archives.in(copy)) {
            assertThat(archives.events(VAGGERYD)).hasSize(2);
        }
    }

    private static String[] with(String[] options, String... persons) {
        return Stream.concat(
                        Arrays.stream(options), Arrays.stream(persons).flatMap(person -> Stream.of("--by", person)))
                .toArray(String[]::new);
    }

    @Test
    void does_not_go_on_with_a_log_that_does_not_hang_together_by_itself() {
        var all = JdbcClient.create(database.superuser());
        all.sql("alter table ledger.event disable trigger all").update();
        all.sql("update ledger.event set nodes = sha256('x') where leaf = 1").update();
        sign(database);

        var ended = recover(
                database,
                ANNA + "\n" + BERTIL + "\n",
                "--accept-rollback",
                "--reason",
                "x",
                "--by",
                "anna",
                "--by",
                "bertil");

        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.err()).contains("hänger inte ihop med sig själv");
    }

    @Test
    void waits_until_the_product_that_signs_is_stopped() {
        try (var opened = SigningFolder.open(folder);
                var signing = signing(database, opened)) {
            signing.now();

            var ended = recover(database, "");

            assertThat(ended)
                    .isEqualTo(
                            new Ended(3, "En produkt är igång och undertecknar. Stoppa den först, och försök igen.\n"));
        }
    }

    @Test
    void changes_the_key_by_an_event_and_what_the_old_key_signed_stands() throws IOException {
        var before = lastSigned();
        var old = keys().getFirst();

        var ended = run(
                database,
                ANNA + "\n",
                "rotate-key",
                "--municipality",
                "0665",
                "--reason",
                "Byts vart tredje år.",
                "--by",
                "anna");

        assertThat(ended.err()).contains("Loggen undertecknas med en ny nyckel");
        assertThat(ended.code()).isZero();
        sign(database);
        assertThat(keys()).hasSize(2);
        var next = keys().getLast();
        assertThat(lastSigned().isSignedBy(next)).isTrue();
        assertThat(lastSigned().isSignedBy(old)).as("along with it").isTrue();
        assertThat(before.isSignedBy(old)).isTrue();
        try (var archives = Archives.in(database)) {
            assertThat(archives.payloads(VAGGERYD).getLast())
                    .isEqualTo(new RecordEvent.SigningKeyChanged(
                            next.toString(), old.toString(), false, "Byts vart tredje år.", List.of("anna")));
        }

        Files.delete(folder.resolve("0665").resolve("key.earlier"));
        load(database, "TN");
        sign(database);
        assertThat(lastSigned().isSignedBy(next)).isTrue();
        assertThat(lastSigned().isSignedBy(old)).isFalse();
        assertThat(recover(database, "").code()).isZero();
    }

    @Test
    void replaces_a_lost_key_when_two_persons_vouch_for_the_new_one() throws IOException {
        var old = keys().getFirst();
        Files.delete(folder.resolve("0665").resolve("key"));
        load(database, "TN");
        sign(database);
        assertThat(closed(database)).contains(Flaw.KEY_LOST);
        var wanted = new String[] {"rotate-key", "--municipality", "0665", "--reason", "Disken gick sönder."};

        assertThat(run(database, ANNA + "\n", with(wanted, "anna")).err()).contains("Är nyckeln borta för alltid");
        var lost = Stream.concat(Arrays.stream(wanted), Stream.of("--lost")).toArray(String[]::new);
        assertThat(run(database, ANNA + "\n", with(lost, "anna")).err()).contains("två olika personer");
        var ended = run(database, ANNA + "\n" + BERTIL + "\n", with(lost, "anna", "bertil"));

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(closed(database)).isEmpty();
        sign(database);
        assertThat(Checkpoint.parse(lastSigned().text())).satisfies(checkpoint -> {
            assertThat(checkpoint.origin()).isEqualTo("malspar.local/0665");
            assertThat(checkpoint.size()).isEqualTo(4);
        });
        assertThat(keys()).hasSize(2).startsWith(old);
        assertThat(lastSigned().isSignedBy(keys().getLast())).isTrue();
    }

    @Test
    void is_in_the_archive_and_is_restored_from_it() {
        run(database, ANNA + "\n", "rotate-key", "--municipality", "0665", "--reason", "x", "--by", "anna");
        var copy = restored();
        recover(
                copy,
                ANNA + "\n" + BERTIL + "\n",
                "--accept-rollback",
                "--reason",
                "y",
                "--by",
                "anna",
                "--by",
                "bertil");

        try (var from = Archives.in(copy);
                var to = Archives.empty()) {
            var loaded = to.restore(from.export());

            assertThat(loaded.refusals()).isEmpty();
            assertThat(to.leaves()).isEqualTo(from.leaves());
            assertThat(to.payloads(VAGGERYD).stream().map(Object::getClass).distinct())
                    .anyMatch(RecordEvent.SigningKeyChanged.class::equals)
                    .anyMatch(RecordEvent.RollbackAccepted.class::equals);
        }
    }
}
