package se.malspar.verify;

/** A timestamp that proves nothing; the message says why, in Swedish. */
final class BrokenTimestamp extends Exception {

    private static final long serialVersionUID = 1L;

    BrokenTimestamp(String message) {
        super(message);
    }
}
