package se.malspar.app.integrity;

import io.swagger.v3.oas.annotations.Hidden;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import se.malspar.app.platform.NotFound;
import se.malspar.app.platform.Problems;
import se.malspar.domain.decision.Malformed;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.ledger.Checkpoint;
import se.malspar.domain.ledger.EntryBundle;
import se.malspar.domain.ledger.ForgedSignature;
import se.malspar.domain.ledger.NotWellFormed;
import se.malspar.domain.ledger.SignedNote;
import se.malspar.domain.ledger.WitnessRequest;

/** A log as other programs follow it: C2SP's tlog-tiles, and the exchange with witnesses. */
@Hidden
@RestController
@RequestMapping("/ledger/{municipality}")
class LedgerController {

    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
    private static final CacheControl FOR_EVER_TO_THE_READER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable();

    /** A request with all its hashes, and more cosignatures than anybody has witnesses. */
    private static final int MOST_BYTES = 32 * 1024;

    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    private final JdbcClient db;
    private final Checkpoints checkpoints;
    private final VerifierKeys keys;
    private final Witnessing witnessing;

    LedgerController(JdbcClient db, Checkpoints checkpoints, VerifierKeys keys, Witnessing witnessing) {
        this.db = db;
        this.checkpoints = checkpoints;
        this.keys = keys;
        this.witnessing = witnessing;
    }

    /** With every cosignature that it has been given. */
    @GetMapping("/checkpoint")
    ResponseEntity<String> checkpoint(@PathVariable String municipality) {
        return text(checkpoints.cosigned(municipality, latest(municipality)).toString());
    }

    /** Every key that the log was ever signed with, the newest last. */
    @GetMapping("/keys")
    ResponseEntity<String> keys(@PathVariable String municipality) {
        latest(municipality);
        return text(keys.of(municipality).stream().map(key -> key + "\n").collect(Collectors.joining()));
    }

    @GetMapping("/tile/{*path}")
    ResponseEntity<byte[]> tile(@PathVariable String municipality, @PathVariable String path) {
        var size = Checkpoint.parse(latest(municipality).text()).size();
        var tile = TilePath.parse(path).filter(each -> each.isIn(size)).orElseThrow(LedgerController::noTile);
        var tree = new StoredTree(db, municipality);
        return tile.isOfEntries()
                ? bytes(entries(tree, tile), FOR_EVER_TO_THE_READER)
                : bytes(hashes(tree, tile), FOR_EVER);
    }

    private static byte[] entries(StoredTree tree, TilePath tile) {
        var leaves = tree.leaves(tile.first(), tile.width());
        if (leaves.size() != tile.width()) {
            throw noTile();
        }
        return EntryBundle.of(leaves);
    }

    private static byte[] hashes(StoredTree tree, TilePath tile) {
        var hashes = tree.hashes(tile.height(), tile.first(), tile.width());
        if (hashes.size() != tile.width()) {
            throw noTile();
        }
        var bytes = new ByteArrayOutputStream();
        hashes.forEach(hash -> bytes.writeBytes(hash.bytes()));
        return bytes.toByteArray();
    }

    /** What a witness is asked to sign that has signed the tree of the old size; 0 for one that is new. */
    @GetMapping("/witness-request")
    ResponseEntity<String> witnessRequest(@PathVariable String municipality, @RequestParam(name = "old") long oldSize) {
        var latest = latest(municipality);
        if (oldSize < 0 || oldSize > Checkpoint.parse(latest.text()).size()) {
            throw new Malformed(
                    "old",
                    String.valueOf(oldSize),
                    "Loggen är inte så stor: jämför med vittnets senaste kontrollpunkt.",
                    "The log is not as large as that: compare with the witness's last checkpoint.");
        }
        return text(witnessing
                .request(Municipality.of(municipality), latest, oldSize)
                .toString());
    }

    /** Takes what a witness has signed: the request it was asked, or the checkpoint, followed by its cosignature. */
    @PostMapping(
            path = "/cosignatures",
            consumes = {MediaType.TEXT_PLAIN_VALUE, MediaType.APPLICATION_OCTET_STREAM_VALUE})
    ResponseEntity<Object> cosignatures(@PathVariable String municipality, InputStream body) throws IOException {
        var code = Municipality.of(municipality);
        try {
            var bytes = body.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
            }
            var given = bytes.length > 0 && bytes[0] == 'o'
                    ? WitnessRequest.parse(bytes).checkpoint()
                    : SignedNote.parse(bytes);
            var asked = Checkpoint.parse(given.text());
            var ours = checkpoints
                    .find(municipality, asked.origin(), asked.size())
                    .filter(note -> note.text().equals(given.text()))
                    .orElseThrow(LedgerController::notSigned);
            if (witnessing.accept(code, ours, given.signatures()) > 0) {
                return ResponseEntity.noContent().build();
            }
        } catch (NotWellFormed unreadable) {
            return ResponseEntity.badRequest()
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(Problems.of(
                            HttpStatus.BAD_REQUEST,
                            "not-a-note",
                            "Går inte att läsa",
                            "Det som skickades är ingen kontrollpunkt med underskrifter.",
                            "Unreadable",
                            "What was sent is no checkpoint with signatures."));
        } catch (ForgedSignature _) {
            // said below
        }
        return ResponseEntity.status(HttpStatus.FORBIDDEN)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problems.of(
                        HttpStatus.FORBIDDEN,
                        "not-our-witness",
                        "Inget av våra vittnen",
                        "Ingen underskrift är gjord av ett vittne som är inställt här.",
                        "None of our witnesses",
                        "No signature is made by a witness that is configured here."));
    }

    private SignedNote latest(String municipality) {
        Municipality.of(municipality);
        return Optional.of(municipality)
                .flatMap(checkpoints::latest)
                .orElseThrow(() -> new NotFound(
                        "nothing-signed",
                        "Ingenting är undertecknat i kommunens logg.",
                        "Nothing is signed in the municipality's log."));
    }

    private static NotFound noTile() {
        return new NotFound(
                "no-such-tile",
                "Loggen har ingen sådan platta, eller inte ännu.",
                "The log has no such tile, or not yet.");
    }

    private static NotFound notSigned() {
        return new NotFound(
                "not-our-checkpoint",
                "Kontrollpunkten är ingen som vi har undertecknat.",
                "The checkpoint is none that we have signed.");
    }

    private static ResponseEntity<String> text(String text) {
        return ResponseEntity.ok()
                .contentType(TEXT)
                .cacheControl(CacheControl.noCache().cachePublic())
                .body(text);
    }

    private static ResponseEntity<byte[]> bytes(byte[] bytes, CacheControl cached) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(cached)
                .body(bytes);
    }
}
