package se.malspar.domain.ledger;

/** A signature that names a known key and was not made with it over this text. */
public final class ForgedSignature extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient NoteKey key;

    ForgedSignature(NoteKey key) {
        super("Not signed by " + key);
        this.key = key;
    }

    public NoteKey key() {
        return key;
    }
}
