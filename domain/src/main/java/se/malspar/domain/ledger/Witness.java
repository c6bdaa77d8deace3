package se.malspar.domain.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The rules that a witness follows: a log may grow, and never be another than it was. */
public final class Witness {

    private final NoteSigner signer;
    private final Collection<NoteKey> logs;

    /**
     * A witness of some logs.
     *
     * @param logs their keys; several for a log that has changed keys
     */
    public Witness(NoteSigner signer, Collection<NoteKey> logs) {
        this.signer = signer;
        this.logs = List.copyOf(logs);
    }

    /** The outcome of a request. */
    public sealed interface Answer {

        /** To be sent when {@code last} is safely kept, and not before: it is what the next request is held against. */
        record Cosigned(Checkpoint last, NoteSignature signature) implements Answer {}

        /** Nothing is signed. */
        record Refused(Reason reason) implements Answer {}
    }

    /** Why nothing is signed; each with the answer that tlog-witness gives over HTTP. */
    public enum Reason {
        UNKNOWN_LOG(404),
        NOT_SIGNED_BY_THE_LOG(403),
        OLD_SIZE_ABOVE_NEW(400),
        /** Not what this witness signed last: the log begins again from that, or it has been set back. */
        NOT_FROM_THE_LAST(409),
        /** Two roots for one size: the log shows different things to different people. */
        FORKED(409),
        /** What stood in the log when it was signed last does not stand there now. */
        NOT_GROWN_FROM_THE_LAST(422);

        private final int status;

        Reason(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    /**
     * What comes of a request. It changes nothing here.
     *
     * @param last what was signed last for this log's origin, if anything was
     */
    public Answer answer(WitnessRequest request, Optional<Checkpoint> last, Instant cosignedAt) {
        var asked = Checkpoint.parse(request.checkpoint().text());
        var keys =
                logs.stream().filter(key -> key.name().equals(asked.origin())).toList();
        if (keys.isEmpty()) {
            return new Answer.Refused(Reason.UNKNOWN_LOG);
        }
        if (!isSigned(request.checkpoint(), keys)) {
            return new Answer.Refused(Reason.NOT_SIGNED_BY_THE_LOG);
        }
        if (request.oldSize() > asked.size()) {
            return new Answer.Refused(Reason.OLD_SIZE_ABOVE_NEW);
        }
        var kept = last.orElseGet(() -> new Checkpoint(asked.origin(), 0, MerkleTree.rootOf(List.of())));
        if (!kept.origin().equals(asked.origin())) {
            throw new IllegalArgumentException(
                    "What was signed last for %s is not for %s".formatted(kept.origin(), asked.origin()));
        }
        if (request.oldSize() != kept.size()) {
            return new Answer.Refused(Reason.NOT_FROM_THE_LAST);
        }
        if (asked.size() == kept.size() && !asked.root().equals(kept.root())) {
            return new Answer.Refused(Reason.FORKED);
        }
        if (!new ConsistencyProof(kept.size(), asked.size(), request.path()).proves(kept.root(), asked.root())) {
            return new Answer.Refused(Reason.NOT_GROWN_FROM_THE_LAST);
        }
        return new Answer.Cosigned(asked, signer.cosign(request.checkpoint().text(), cosignedAt));
    }

    private static boolean isSigned(SignedNote checkpoint, List<NoteKey> keys) {
        try {
            return keys.stream().filter(checkpoint::isSignedBy).count() > 0;
        } catch (ForgedSignature _) {
            return false;
        }
    }
}
