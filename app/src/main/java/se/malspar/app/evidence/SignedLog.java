package se.malspar.app.evidence;

import java.util.Map;
import se.malspar.domain.ledger.NodeSource;
import se.malspar.domain.ledger.SignedNote;

/**
 * A municipality's log as it was signed last.
 *
 * @param checkpoint with the cosignatures that it was given
 * @param tree the complete subtrees below it
 * @param policy whose signatures the product itself counts on, as C2SP writes it
 * @param timestamps what authorities have said of the checkpoint, by name
 */
record SignedLog(SignedNote checkpoint, NodeSource tree, String policy, Map<String, Token> timestamps) {

    /** A timestamp as it was given. */
    static final class Token {

        private final byte[] bytes;

        Token(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        byte[] bytes() {
            return bytes.clone();
        }
    }
}
