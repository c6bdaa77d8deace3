package se.malspar.app.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.app.Product;
import se.malspar.app.ProductTest;
import se.malspar.app.registering.Office;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.ledger.Checkpoint;
import se.malspar.domain.ledger.EntryBundle;
import se.malspar.domain.ledger.Frontier;
import se.malspar.domain.ledger.Hash;
import se.malspar.domain.ledger.MerkleTree;
import se.malspar.domain.ledger.NoteKey;
import se.malspar.domain.ledger.NoteSigner;
import se.malspar.domain.ledger.SignedNote;
import se.malspar.domain.ledger.Witness;
import se.malspar.domain.ledger.WitnessRequest;

@ProductTest
@DisplayName("The log, as other programs follow it,")
class LedgerTest {

    private final Product product;
    private final JdbcClient db;
    private final Checkpoints checkpoints;

    @Autowired
    LedgerTest(Product product, JdbcClient db, Checkpoints checkpoints) {
        this.product = product;
        this.db = db;
        this.checkpoints = checkpoints;
    }

    /** The checkpoint once everything recorded is signed. */
    private SignedNote signed(String municipality) {
        var size = new StoredTree(db, municipality).size();
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> {
                            var answer = product.get("/ledger/%s/checkpoint".formatted(municipality));
                            return answer.statusCode() == 200
                                    ? Optional.of(SignedNote.parse(answer.body()))
                                    : Optional.<SignedNote>empty();
                        },
                        note -> note.filter(
                                        each -> Checkpoint.parse(each.text()).size() == size)
                                .isPresent())
                .orElseThrow();
    }

    private NoteKey key(String municipality) {
        return NoteKey.parse(
                product.get("/ledger/%s/keys".formatted(municipality)).body().strip());
    }

    private static void adopt(Office office, int goals) {
        for (var i = 1; i <= goals; i++) {
            office.recorded(Office.paragraph(
                    "KS", "2020-02-05", "§ " + i, Office.adoptGoal(String.valueOf(i), "Mål nummer " + i)));
        }
    }

    @Test
    void is_signed_with_the_key_that_it_tells() {
        adopt(Office.in(product, "1601"), 2);

        var note = signed("1601");

        assertThat(note.isSignedBy(key("1601"))).isTrue();
        assertThat(Checkpoint.parse(note.text()).origin()).isEqualTo("malspar.local/1601");
    }

    @Test
    void gives_tiles_of_hashes_that_make_the_signed_root_and_may_be_kept_for_ever() {
        adopt(Office.in(product, "1602"), 3);
        var checkpoint = Checkpoint.parse(signed("1602").text());

        var tile = product.sendForBytes(
                HttpRequest.newBuilder(product.at("/ledger/1602/tile/0/000.p/" + checkpoint.size()))
                        .GET());

        assertThat(tile.statusCode()).isEqualTo(200);
        assertThat(tile.headers().firstValue("Cache-Control")).hasValue("max-age=31536000, public, immutable");
        var tree = Frontier.empty();
        for (var hash : hashes(tile.body())) {
            tree.append(hash);
        }
        assertThat(tree.size()).isEqualTo(checkpoint.size());
        assertThat(tree.root()).isEqualTo(checkpoint.root());
        for (var absent : List.of("0/000", "0/001", "1/000", "0/000.p/" + (checkpoint.size() + 1), "x/000")) {
            assertThat(product.get("/ledger/1602/tile/" + absent).statusCode())
                    .as(absent)
                    .isEqualTo(404);
        }
    }

    @Test
    void gives_the_events_themselves_only_to_those_who_are_logged_in() {
        adopt(Office.in(product, "1603"), 2);
        var checkpoint = Checkpoint.parse(signed("1603").text());
        var path = "/ledger/1603/tile/entries/000.p/" + checkpoint.size();

        assertThat(product.get(path).statusCode()).isEqualTo(401);

        var bundle = product.sendForBytes(HttpRequest.newBuilder(product.at(path))
                .header("Authorization", "Bearer " + product.registrarOf("1603"))
                .GET());
        assertThat(bundle.statusCode()).isEqualTo(200);
        assertThat(bundle.headers().firstValue("Cache-Control")).hasValue("max-age=31536000, private, immutable");
        var leaves = EntryBundle.read(bundle.body()).stream()
                .map(MerkleTree::leafHash)
                .toList();
        assertThat(MerkleTree.rootOf(leaves)).isEqualTo(checkpoint.root());
    }

    @Test
    void has_nothing_to_show_where_nothing_is_signed() {
        assertThat(product.get("/ledger/1699/checkpoint").statusCode()).isEqualTo(404);
        assertThat(product.get("/ledger/1699/tile/0/000.p/1").statusCode()).isEqualTo(404);
        assertThat(product.get("/ledger/abcd/checkpoint").statusCode()).isEqualTo(400);
    }

    @Test
    void asks_a_witness_to_sign_what_has_grown_from_what_it_signed_last() {
        var office = Office.in(product, "1604");
        adopt(office, 1);
        var signer = NoteSigner.generate("revisor.example", NoteKey.Kind.COSIGNATURE, new SecureRandom());
        var witness = new Witness(signer, List.of(keyOf("1604")));
        var first = cosigned(witness, "1604", Optional.empty());
        office.recorded(Office.paragraph("KS", "2020-03-04", "§ 20", Office.adoptGoal("20", "Trygghet")));
        signed("1604");

        var second = cosigned(witness, "1604", Optional.of(first.last()));

        assertThat(second.last().size()).isGreaterThan(first.last().size());
        assertThat(product.get("/ledger/1604/witness-request?old=999").statusCode())
                .isEqualTo(400);
    }

    private NoteKey keyOf(String municipality) {
        signed(municipality);
        return key(municipality);
    }

    private Witness.Answer.Cosigned cosigned(Witness witness, String municipality, Optional<Checkpoint> last) {
        var request = WitnessRequest.parse(product.get("/ledger/%s/witness-request?old=%d"
                        .formatted(municipality, last.map(Checkpoint::size).orElse(0L)))
                .body());
        return (Witness.Answer.Cosigned) witness.answer(request, last, Instant.parse("2026-11-21T12:00:00Z"));
    }

    @Test
    void takes_cosignatures_of_its_own_witnesses_over_its_own_checkpoints_and_no_others() {
        adopt(Office.in(product, "1605"), 1);
        var note = signed("1605");
        var checkpoint = Checkpoint.parse(note.text());
        var stranger = NoteSigner.generate("frammande.example", NoteKey.Kind.COSIGNATURE, new SecureRandom());
        var body =
                note.with(List.of(stranger.cosign(note.text(), Instant.EPOCH))).toString();

        assertThat(post("/ledger/1605/cosignatures", body)).isEqualTo(403);
        assertThat(post("/ledger/1605/cosignatures", "old 0\n\n" + body)).isEqualTo(403);
        assertThat(post("/ledger/1605/cosignatures", body.replace("\n\n", "\nx\n\n")))
                .isEqualTo(400);
        assertThat(post("/ledger/1605/cosignatures", "inget")).isEqualTo(400);
        assertThat(post("/ledger/1605/cosignatures", "x".repeat(100_000))).isEqualTo(413);
        assertThat(post("/ledger/1605/checkpoint", "")).isEqualTo(401);

        var ours = NoteSigner.generate("revisor.example", NoteKey.Kind.COSIGNATURE, new SecureRandom());
        var witnessing = new Witnessing(db, checkpoints, List.of(ours.key()));
        var municipality = Municipality.of("1605");
        var signature = ours.cosign(note.text(), Instant.parse("2026-11-21T12:00:00Z"));

        assertThat(witnessing.accept(
                        municipality, note, List.of(stranger.cosign(note.text(), Instant.EPOCH), signature)))
                .isEqualTo(1);
        assertThat(product.get("/ledger/1605/checkpoint").body())
                .isEqualTo(note.with(List.of(signature)).toString());
        var standing = new Standings(
                        db, new Quarantines(db), Clock.systemUTC(), Set.of("revisor.example"), Duration.ofHours(24))
                .of(municipality);
        assertThat(standing.anchors()).extracting(Standing.Held::size).containsExactly(checkpoint.size());
        assertThat(standing.anchors()).allMatch(Standing.Held::current);
        assertThat(standing.isWitnessed()).as("by one alone").isFalse();
    }

    private int post(String path, String body) {
        return product.send(HttpRequest.newBuilder(product.at(path))
                        .header("Content-Type", "text/plain; charset=utf-8")
                        .POST(HttpRequest.BodyPublishers.ofString(body)))
                .statusCode();
    }

    @Test
    void is_told_about_in_the_interface_and_on_a_page_to_print() {
        adopt(Office.in(product, "1606"), 1);
        var checkpoint = Checkpoint.parse(signed("1606").text());

        var told = Product.json(product.get("/api/v1/1606/integrity"));
        assertThat(told.at("/checkpoint/root").asString())
                .isEqualTo(checkpoint.root().base64());
        assertThat(told.at("/witnessed").asBoolean()).isFalse();
        assertThat(told.at("/verifierKeys/0").asString()).isEqualTo(key("1606").toString());
        var text = product.get("/1606/kontrollpunkt.txt").body();
        assertThat(text)
                .isEqualTo("""
                Kontrollpunkt för spåret av besluten i Testköping
                Logg: malspar.local/1606
                Antal händelser: %d
                Rot: %s
                """.formatted(checkpoint.size(), checkpoint.root().base64()));
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(product.get("/1606/kontrollpunkt").body())
                                .contains(checkpoint.root().base64(), "ej bevittnad"));
    }

    private static List<Hash> hashes(byte[] tile) {
        var hashes = new ArrayList<Hash>();
        for (var i = 0; i < tile.length; i += Hash.LENGTH) {
            hashes.add(Hash.of(Arrays.copyOfRange(tile, i, i + Hash.LENGTH)));
        }
        return hashes;
    }
}
