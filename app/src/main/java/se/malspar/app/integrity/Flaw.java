package se.malspar.app.integrity;

/** What can be wrong with a municipality's log, or with what its signer keeps. */
public enum Flaw {
    /** The database holds fewer events than were signed: an older copy, or a cut tail. */
    BEHIND("behind"),
    /** Another tree than the signed one. */
    REWRITTEN("rewritten"),
    /** The bytes of an event are not those that were signed. */
    LEAF_CHANGED("leaf-changed"),
    /** An event is not there, or twice. */
    LEAF_MISSING("leaf-missing"),
    /** A node of the tree is not made of what stands below it. */
    NODE_CHANGED("node-changed"),
    /** What an event is found by is not what its bytes say. */
    COLUMN_CHANGED("column-changed"),
    /** The content of an event is gone, and no event of the log tells that it was destroyed. */
    DESTROYED_UNTOLD("destroyed-untold"),
    /** The log tells that the content of an event was destroyed, and it is there. */
    NOT_DESTROYED("not-destroyed"),
    /** A copy of a checkpoint in the database is none that we signed of this log. */
    CHECKPOINT_FORGED("checkpoint-forged"),
    /** A copy of a checkpoint, or of what somebody outside said of one, is in the database no longer. */
    COPY_MISSING("copy-missing"),
    /** What somebody outside is said to have said of a checkpoint, they have not. */
    ANCHOR_FORGED("anchor-forged"),
    /** The keys that the database tells are not those that the log has been signed with. */
    VERIFIER_KEY_FORGED("verifier-key-forged"),
    /** The signing key is gone. */
    KEY_LOST("key-lost"),
    /** What was signed last is not known any more, or is not what we signed. */
    LAST_SIGNED_LOST("last-signed-lost");

    private final String code;

    Flaw(String code) {
        this.code = code;
    }

    /** Stable. */
    public String code() {
        return code;
    }

    static Flaw ofCode(String code) {
        for (var flaw : values()) {
            if (flaw.code.equals(code)) {
                return flaw;
            }
        }
        throw new IllegalArgumentException("No flaw is called " + code);
    }
}
