package se.malspar.app.evidence;

import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.app.integrity.Checkpoints;
import se.malspar.app.integrity.StoredTree;
import se.malspar.app.integrity.VerifierKeys;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.ledger.Checkpoint;
import se.malspar.domain.ledger.SignedNote;

/** The signed logs as the database has them. */
final class CheckpointedLogs {

    private final JdbcClient db;
    private final Checkpoints checkpoints;
    private final VerifierKeys keys;

    CheckpointedLogs(JdbcClient db, Checkpoints checkpoints, VerifierKeys keys) {
        this.db = db;
        this.checkpoints = checkpoints;
        this.keys = keys;
    }

    /** What was signed last of a municipality's log; absent where nothing was. */
    Optional<SignedLog> of(Municipality municipality) {
        return checkpoints.latest(municipality.code()).map(note -> of(municipality.code(), note));
    }

    private SignedLog of(String municipality, SignedNote note) {
        var signed = Checkpoint.parse(note.text());
        var timestamps = new TreeMap<String, SignedLog.Token>();
        checkpoints.anchorsOf(municipality, signed.origin(), signed.size()).stream()
                .filter(anchor -> anchor.kind() == Checkpoints.AnchorKind.TIMESTAMP)
                .forEach(anchor -> timestamps.put(
                        fileName(anchor.name()),
                        new SignedLog.Token(anchor.proof().bytes())));
        return new SignedLog(
                checkpoints.cosigned(municipality, note),
                new StoredTree(db, municipality),
                policy(municipality),
                timestamps);
    }

    private String policy(String municipality) {
        return keys.of(municipality).stream().map("log %s\n"::formatted).collect(Collectors.joining())
                + "quorum none\n";
    }

    private static String fileName(String authority) {
        var name = authority.replaceAll("[^A-Za-z0-9]+", "-");
        return name.isEmpty() || name.startsWith("-") ? "tsa" + name : name;
    }
}
