package se.malspar.verify;

/** Why nothing could be tried: a file that cannot be read, a key that is none. The message is Swedish. */
final class CannotTry extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotTry(String message) {
        super(message);
    }
}
