package se.malspar.domain.decision;

/** A value that cannot be what it claims to be, whatever has been decided: says which field, and why, in two languages. */
public final class Malformed extends IllegalArgumentException {

    private final String field;
    private final String value;
    private final String swedish;
    private final String english;

    public Malformed(String field, String value, String swedish, String english) {
        super(swedish);
        this.field = field;
        this.value = value;
        this.swedish = swedish;
        this.english = english;
    }

    /** The field's name in the API, such as {@code reason}. */
    public String field() {
        return field;
    }

    public String value() {
        return value;
    }

    public String swedish() {
        return swedish;
    }

    public String english() {
        return english;
    }
}
