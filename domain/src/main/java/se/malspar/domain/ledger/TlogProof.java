package se.malspar.domain.ledger;

import java.util.List;

/**
 * That a leaf is logged, in one text that is checked without asking anybody (C2SP tlog-proof).
 *
 * @param extra base64 that the log does not vouch for, empty where there is none
 */
public record TlogProof(String extra, long index, List<Hash> path, SignedNote checkpoint) {

    private static final String FORM = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";

    public TlogProof {
        Strict.base64(extra);
        path = List.copyOf(path);
    }

    public static TlogProof of(InclusionProof proof, SignedNote checkpoint) {
        if (Checkpoint.parse(checkpoint.text()).size() != proof.size()) {
            throw new IllegalArgumentException("The proof is for another tree than the checkpoint's");
        }
        return new TlogProof("", proof.index(), proof.path(), checkpoint);
    }

    public static TlogProof parse(byte[] proof) {
        return parse(Strict.utf8(proof));
    }

    public static TlogProof parse(String proof) {
        var blank = proof.indexOf("\n\n");
        if (blank < 0) {
            throw new NotWellFormed("A proof has an empty line before its checkpoint");
        }
        var lines = Strict.lines(proof.substring(0, blank + 1));
        if (!lines.getFirst().equals(FORM)) {
            throw new NotWellFormed("Not a proof that begins with " + FORM);
        }
        var next = 1;
        var extra = "";
        if (lines.size() > next && lines.get(next).startsWith(EXTRA)) {
            extra = lines.get(next++).substring(EXTRA.length());
            if (extra.isEmpty()) {
                throw new NotWellFormed("Where there is nothing extra, its line is left out");
            }
        }
        if (lines.size() <= next || !lines.get(next).startsWith(INDEX)) {
            throw new NotWellFormed("A proof tells which leaf it is for");
        }
        return new TlogProof(
                extra,
                Strict.decimal(lines.get(next).substring(INDEX.length())),
                Strict.hashes(lines.subList(next + 1, lines.size())),
                SignedNote.parse(proof.substring(blank + 2)));
    }

    /** The proof in the tree of its checkpoint, whose signatures are to be checked apart. */
    public InclusionProof inclusion() {
        return new InclusionProof(index, Checkpoint.parse(checkpoint.text()).size(), path);
    }

    /** The proof as it is stored and sent. */
    @Override
    public String toString() {
        return FORM + "\n"
                + (extra.isEmpty() ? "" : EXTRA + extra + "\n")
                + INDEX + index + "\n"
                + Strict.written(path)
                + "\n"
                + checkpoint;
    }
}
