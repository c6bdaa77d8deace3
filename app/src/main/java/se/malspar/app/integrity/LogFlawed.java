package se.malspar.app.integrity;

/** The log, or what its signer keeps, is not as it must be for anything to be signed. */
final class LogFlawed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    LogFlawed(Finding finding) {
        super(finding.english());
        this.finding = finding;
    }

    Finding finding() {
        return finding;
    }
}
