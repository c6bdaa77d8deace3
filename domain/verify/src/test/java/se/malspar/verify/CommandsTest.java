package se.malspar.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.evidence.EvidenceQuestion;
import se.malspar.domain.evidence.PackageFiles;
import se.malspar.domain.evidence.StoredZip;
import se.malspar.domain.ledger.Checkpoint;
import se.malspar.domain.ledger.Cosignature;
import se.malspar.domain.ledger.NoteKey;
import se.malspar.domain.ledger.NoteSignature;
import se.malspar.domain.ledger.NoteSigner;
import se.malspar.domain.ledger.SignedNote;
import se.malspar.domain.ledger.WitnessRequest;
import se.malspar.domain.time.AsOf;
import se.malspar.domain.trail.MemoryTrail;
import se.malspar.domain.trail.Paper;
import se.malspar.domain.trail.Wanted;
import se.malspar.projections.evidence.EvidenceFiles;

@DisplayName("malspar-verify")
class CommandsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    private Path folder;

    private final MemoryTrail trail = MemoryTrail.withBodies();
    private final Kommun kommun;
    private final EvidenceQuestion meeting;
    private Path policy = Path.of("");

    /** What a command answered. */
    private record Answer(int code, String out, String err) {}

    CommandsTest() {
        trail.record(Paper.section("KF 2020-02-05 § 10").point(1, Wanted.adoptGoal("1", "Tillväxt")));
        trail.record(Paper.section("KS 2020-10-07 § 175").point(1, Wanted.setAmbition("1", "95 procent")));
        kommun = new Kommun(trail.log());
        meeting = new EvidenceQuestion.Meeting(
                MemoryTrail.MUNICIPALITY,
                new BodyCode("KS"),
                LocalDate.parse("2020-10-07"),
                AsOf.on(LocalDate.parse("2022-12-31"), trail.now()));
    }

    @BeforeEach
    void writePolicy() throws IOException {
        policy = Files.writeString(folder.resolve("policy"), "log %s\nquorum none\n".formatted(kommun.log.key()));
    }

    private static Answer run(Object... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var code = Verify.run(
                Clock.fixed(NOW, ZoneOffset.UTC),
                new PrintWriter(out),
                new PrintWriter(err),
                List.of(arguments).stream().map(Object::toString).toArray(String[]::new));
        return new Answer(code, out.toString(), err.toString());
    }

    private Path zip(String name, SortedMap<String, byte[]> files) throws IOException {
        var zip = folder.resolve(name);
        try (var out = Files.newOutputStream(zip)) {
            var pieces = new ByteArrayOutputStream();
            StoredZip.write(EvidenceFiles.sealed(files), pieces::writeBytes);
            pieces.writeTo(out);
        }
        return zip;
    }

    private Path unpacked(SortedMap<String, byte[]> files) throws IOException {
        var unpacked = folder.resolve("unpacked");
        for (var file : EvidenceFiles.sealed(files).entrySet()) {
            var path = unpacked.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        return unpacked;
    }

    // --- verify

    @Test
    void verifies_a_zip_and_the_same_unpacked() throws IOException {
        var files = kommun.wholeEvidence(meeting);
        for (var path : List.of(zip("bevis.zip", files), unpacked(files))) {
            var answer = run("verify", path, "--policy", policy);
            assertThat(answer.code()).as(answer.out() + answer.err()).isZero();
            assertThat(answer.out())
                    .contains("Fråga: Vad beslutade KS den 2020-10-07?")
                    .contains("Äkta:")
                    .contains("Ej bevittnad")
                    .endsWith("\nPaketet håller.\n");
            assertThat(run("verify", path, "--vkey", kommun.log.key()).code()).isZero();
            assertThat(run("verify", path, "--policy", policy, "--require", "COMPLETE")
                            .code())
                    .isZero();
            assertThat(run("verify", path, "--policy", policy, "--require", "COMPLETE,TIMED")
                            .code())
                    .isEqualTo(Verify.FAILS);
        }
    }

    @Test
    void names_the_leaf_that_a_letter_was_changed_in() throws IOException {
        var path = unpacked(kommun.evidence(meeting));
        try (var leaves = Files.list(path.resolve("leaves"))) {
            for (var leaf : leaves.toList()) {
                var text = Files.readString(leaf);
                if (text.contains("95 procent")) {
                    Files.writeString(leaf, text.replace("95 procent", "96 procent"));
                    var number = PackageFiles.leafNumber("leaves/" + leaf.getFileName())
                            .orElseThrow();
                    var answer = run("verify", path, "--policy", policy);
                    assertThat(answer.code()).isEqualTo(Verify.FAILS);
                    assertThat(answer.out())
                            .contains("LEAF_HASH: Löv %d:".formatted(number))
                            .endsWith("PAKETET HÅLLER INTE.\n");
                    return;
                }
            }
        }
        throw new AssertionError("No leaf holds the letter");
    }

    @Test
    void answers_programs_in_json() throws IOException {
        var answer = run("verify", zip("bevis.zip", kommun.evidence(meeting)), "--policy", policy, "--json");
        assertThat(answer.code()).isZero();
        assertThat(answer.out())
                .contains("\"AUTHENTIC\" : \"SHOWN\"")
                .contains("\"COMPLETE\" : \"NOT_SHOWN\"")
                .contains("\"findings\" : [");
    }

    @Test
    void compares_with_an_earlier_checkpoint() throws IOException {
        var earlier =
                Files.writeString(folder.resolve("earlier"), kommun.signed(3).toString());
        var zip = zip("bevis.zip", kommun.wholeEvidence(meeting));
        assertThat(run("verify", zip, "--policy", policy, "--earlier", earlier).out())
                .contains("Loggen har bara vuxit sedan den tidigare kontrollpunkten på 3 löv.");
        var shorter = zip("shorter.zip", kommun.evidence(meeting, kommun.signed(kommun.leaves.size() - 1)));
        var latest = Files.writeString(folder.resolve("latest"), kommun.now().toString());
        var answer = run("verify", shorter, "--policy", policy, "--earlier", latest);
        assertThat(answer.code()).isEqualTo(Verify.FAILS);
        assertThat(answer.out()).contains("ROLLBACK");
    }

    @Test
    void says_what_could_not_be_tried() throws IOException {
        var zip = zip("bevis.zip", kommun.evidence(meeting));
        var nonsense = Files.writeString(folder.resolve("nonsense"), "nonsense");
        assertThat(run("verify", zip).code()).isEqualTo(Verify.COULD_NOT_TRY);
        assertThat(run("verify", zip, "--policy", nonsense).err()).contains("Policyn går inte att läsa");
        assertThat(run("verify", zip, "--vkey", "nonsense").code()).isEqualTo(Verify.COULD_NOT_TRY);
        assertThat(run("verify", nonsense, "--policy", policy).err()).contains("inget paket som Målspår har skrivit");
        assertThat(run("verify", folder.resolve("nowhere"), "--policy", policy).err())
                .contains("finns inte");
        assertThat(run("verify", zip, "--policy", policy, "--earlier", nonsense).err())
                .contains("ingen kontrollpunkt");
        assertThat(run("verify", zip, "--policy", policy, "--tsa-ca", nonsense).code())
                .isEqualTo(Verify.COULD_NOT_TRY);
    }

    @Test
    void follows_no_link_out_of_an_unpacked_package() throws IOException {
        var path = unpacked(kommun.evidence(meeting));
        Files.createSymbolicLink(path.resolve("link"), policy);
        assertThat(run("verify", path, "--policy", policy).err()).contains("link hör inte till ett paket");
    }

    // --- checkpoint

    @Test
    void tells_who_has_signed_a_checkpoint() throws IOException {
        var signed =
                Files.writeString(folder.resolve("checkpoint"), kommun.now().toString());
        assertThat(run("checkpoint", signed, "--policy", policy).code()).isZero();
        var forged = Files.writeString(
                folder.resolve("forged"),
                new SignedNote(
                                kommun.now().text(),
                                List.of(kommun.log.sign(kommun.signed(1).text())))
                        .toString());
        assertThat(run("checkpoint", forged, "--policy", policy).err()).contains("SIG_LOG");
        var stranger = run("checkpoint", signed, "--vkey", new Kommun(List.of()).log.key());
        assertThat(stranger.code()).isEqualTo(Verify.FAILS);
    }

    // --- witness

    private Path witnessKey() {
        var secret = folder.resolve("vittne.nyckel");
        var answer = run("witness-key", "--name", "revisor.example/vittne", "--out", secret);
        assertThat(answer.code()).isZero();
        assertThat(answer.out()).startsWith("revisor.example/vittne+").endsWith("\n");
        return secret;
    }

    private Answer witness(Path key, Object request) throws IOException {
        var body = Files.writeString(folder.resolve("request"), request.toString());
        return run("witness", "--state", folder.resolve("minne"), "--key", key, "--policy", policy, body);
    }

    @Test
    void makes_a_witness_key_that_only_its_owner_reads_and_never_writes_over_one() throws IOException {
        var secret = witnessKey();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                .isEqualTo("rw-------");
        var before = Files.readString(secret);
        var again = run("witness-key", "--name", "annan.example", "--out", secret);
        assertThat(again.code()).isEqualTo(Verify.COULD_NOT_TRY);
        assertThat(Files.readString(secret)).isEqualTo(before);
        assertThat(run("witness-key", "--name", "med blank", "--out", folder.resolve("ny"))
                        .code())
                .isEqualTo(Verify.COULD_NOT_TRY);
    }

    @Test
    void witnesses_a_log_that_grows_and_remembers_it() throws IOException {
        var key = witnessKey();
        var size = kommun.leaves.size();
        var first = witness(key, kommun.request(0, 3));
        var second = witness(key, kommun.request(3, size));
        var third = witness(key, kommun.request(size, size));
        assertThat(List.of(first.code(), second.code(), third.code())).containsOnly(Verify.HOLDS);
        var vkey = NoteSigner.parse(Files.readString(key).strip()).key();
        var note = kommun.now().with(List.of(NoteSignature.parse(second.out().strip())));
        assertThat(note.cosignatures(List.of(vkey))).containsExactly(new Cosignature(vkey, NOW));
        assertThat(vkey.kind()).isEqualTo(NoteKey.Kind.COSIGNATURE);
        assertThat(Checkpoint.parse(Files.readString(folder.resolve("minne")).replace("\n\n", "\n")))
                .isEqualTo(kommun.checkpoint(size));
    }

    @Test
    void witnesses_no_log_that_is_set_back_or_shows_something_else() throws IOException {
        var key = witnessKey();
        var size = kommun.leaves.size();
        assertThat(witness(key, kommun.request(0, size)).code()).isZero();
        var memory = Files.readString(folder.resolve("minne"));
        var setBack = witness(key, kommun.request(0, size - 1));
        assertThat(setBack.code()).isEqualTo(Verify.FAILS);
        assertThat(setBack.out()).isEmpty();
        assertThat(setBack.err()).contains("NOT_FROM_THE_LAST");
        var forked = new Checkpoint(Kommun.ORIGIN, size, kommun.checkpoint(1).root()).signedBy(kommun.log);
        var other = witness(key, new WitnessRequest(size, List.of(), forked));
        assertThat(other.err()).contains("FORKED");
        assertThat(witness(key, "nonsense").code()).isEqualTo(Verify.COULD_NOT_TRY);
        var stranger = new Kommun(trail.log());
        assertThat(witness(key, stranger.request(0, 1)).err()).contains("NOT_SIGNED_BY_THE_LOG");
        assertThat(Files.readString(folder.resolve("minne"))).isEqualTo(memory);
    }

    @Test
    void whose_memory_is_damaged_signs_nothing() throws IOException {
        var key = witnessKey();
        Files.writeString(folder.resolve("minne"), "damaged");
        var answer = witness(key, kommun.request(0, 1));
        assertThat(answer.code()).isEqualTo(Verify.COULD_NOT_TRY);
        assertThat(answer.out()).isEmpty();
    }

    @Test
    void tells_its_commands() {
        assertThat(run("--help").out()).contains("verify").contains("witness").contains("checkpoint");
        assertThat(run("--version").out()).contains("malspar-verify");
        assertThat(run().code()).isEqualTo(Verify.COULD_NOT_TRY);
    }
}
