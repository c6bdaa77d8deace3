package se.malspar.app.eventlog;

import java.time.Instant;
import java.util.List;
import se.malspar.domain.ledger.Hash;
import se.malspar.domain.ledger.MerkleTree;

/** The last event of the log. The hash of its salted bytes tells it from any other event at the same position. */
record Head(long position, Instant recordedAt, Hash leafHash) {

    /** Of a log without events. */
    static final Head NONE = new Head(0, Instant.EPOCH, MerkleTree.rootOf(List.of()));
}
