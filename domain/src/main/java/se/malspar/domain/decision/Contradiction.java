package se.malspar.domain.decision;

/**
 * An event that does not follow from what stands before it in the order of decisions. Says which rule it breaks, by a
 * stable code, and how, in two languages.
 */
public final class Contradiction extends RuntimeException {

    private final String code;
    private final String swedish;
    private final String english;

    public Contradiction(String code, String swedish, String english) {
        super(swedish, null, false, false);
        this.code = code;
        this.swedish = swedish;
        this.english = english;
    }

    public String code() {
        return code;
    }

    public String swedish() {
        return swedish;
    }

    public String english() {
        return english;
    }
}
