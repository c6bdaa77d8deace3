package se.malspar.app.integrity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.app.integrity.Checkpoints.Anchor;
import se.malspar.app.integrity.Checkpoints.AnchorKind;
import se.malspar.app.integrity.Checkpoints.Proof;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.ledger.Checkpoint;
import se.malspar.domain.ledger.ConsistencyProof;
import se.malspar.domain.ledger.NoteKey;
import se.malspar.domain.ledger.NoteSignature;
import se.malspar.domain.ledger.SignedNote;
import se.malspar.domain.ledger.WitnessRequest;

/** The exchange with the witnesses: what they are asked to sign, and what they answer. They come to us. */
public final class Witnessing {

    private final JdbcClient db;
    private final Checkpoints checkpoints;
    private final List<NoteKey> witnesses;

    public Witnessing(JdbcClient db, Checkpoints checkpoints, List<NoteKey> witnesses) {
        this.db = db;
        this.checkpoints = checkpoints;
        this.witnesses = List.copyOf(witnesses);
    }

    /** What a witness is asked that has seen the tree of the old size: the body of tlog-witness's add-checkpoint. */
    WitnessRequest request(Municipality municipality, SignedNote checkpoint, long oldSize) {
        return WitnessRequest.of(
                ConsistencyProof.of(
                        oldSize, Checkpoint.parse(checkpoint.text()).size(), new StoredTree(db, municipality.code())),
                checkpoint);
    }

    /**
     * Keeps the cosignatures that are made by our witnesses over the checkpoint.
     *
     * @return how many they are
     */
    int accept(Municipality municipality, SignedNote checkpoint, List<NoteSignature> given) {
        var signed = Checkpoint.parse(checkpoint.text());
        var accepted = 0;
        for (var signature : given) {
            // each by itself, so that a forged one takes none of the others with it
            var alone = new SignedNote(checkpoint.text(), List.of(signature));
            for (var cosignature : alone.cosignatures(witnesses)) {
                checkpoints.store(
                        municipality.code(),
                        new Anchor(
                                signed.origin(),
                                signed.size(),
                                AnchorKind.WITNESS,
                                cosignature.witness().name(),
                                cosignature.cosignedAt(),
                                new Proof(signature.toString().getBytes(UTF_8))));
                accepted++;
            }
        }
        return accepted;
    }
}
