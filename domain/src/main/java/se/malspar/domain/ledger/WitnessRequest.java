package se.malspar.domain.ledger;

import java.util.List;

/** What a log asks a witness to sign: a checkpoint, and that it has grown from the last one (C2SP tlog-witness). */
public record WitnessRequest(long oldSize, List<Hash> path, SignedNote checkpoint) {

    private static final String OLD = "old ";

    public WitnessRequest {
        path = List.copyOf(path);
    }

    public static WitnessRequest of(ConsistencyProof grown, SignedNote checkpoint) {
        if (Checkpoint.parse(checkpoint.text()).size() != grown.newSize()) {
            throw new IllegalArgumentException("The proof is for another tree than the checkpoint's");
        }
        return new WitnessRequest(grown.oldSize(), grown.path(), checkpoint);
    }

    public static WitnessRequest parse(byte[] body) {
        return parse(Strict.utf8(body));
    }

    public static WitnessRequest parse(String body) {
        var blank = body.indexOf("\n\n");
        if (blank < 0) {
            throw new NotWellFormed("A request has an empty line before its checkpoint");
        }
        var lines = Strict.lines(body.substring(0, blank + 1));
        if (!lines.getFirst().startsWith(OLD)) {
            throw new NotWellFormed("A request begins with the size of the last checkpoint that was signed");
        }
        return new WitnessRequest(
                Strict.decimal(lines.getFirst().substring(OLD.length())),
                Strict.hashes(lines.subList(1, lines.size())),
                SignedNote.parse(body.substring(blank + 2)));
    }

    /** The request's body. */
    @Override
    public String toString() {
        return OLD + oldSize + "\n" + Strict.written(path) + "\n" + checkpoint;
    }
}
