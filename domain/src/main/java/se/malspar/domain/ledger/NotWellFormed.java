package se.malspar.domain.ledger;

/** A text or bytes that do not have the one form they must have. */
public final class NotWellFormed extends IllegalArgumentException {

    public NotWellFormed(String message) {
        super(message);
    }
}
