package se.malspar.app.platform;

/** The database would lose or leak what is recorded: the product does not start on it. */
final class UnsafeDatabase extends RuntimeException {

    UnsafeDatabase(String findings) {
        super(findings);
    }
}
