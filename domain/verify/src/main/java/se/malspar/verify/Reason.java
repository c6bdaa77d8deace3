package se.malspar.verify;

/** Why something is not as it should be. Programs read these: add here, never rename. */
enum Reason {
    /** The package cannot be read, or holds something else than it says. */
    PACKAGE,
    /** A leaf is not what the log has at its place. */
    LEAF_HASH,
    /** A leaf that bears on the question is not there. */
    LEAF_MISSING,
    /** A proof has another form, or is about something else. */
    PROOF,
    /** The leaves do not give the root of the checkpoint. */
    ROOT,
    /** The checkpoint is not signed by a log that is believed. */
    SIG_LOG,
    /** A witness has not signed the checkpoint, or too few have. */
    SIG_WITNESS,
    /** The log has not grown from the checkpoint that was known before. */
    ROLLBACK,
    /** A paper is not the one that the log knows. */
    DOCUMENT,
    /** A timestamp is not about this checkpoint, or not by whom it says. */
    TIMESTAMP,
    /** The answer is not what the leaves say. */
    ANSWER
}
