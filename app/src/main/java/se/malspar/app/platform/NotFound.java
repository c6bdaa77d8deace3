package se.malspar.app.platform;

/** What was asked for is not there: says so with a stable code, in two languages. Answered as 404. */
public final class NotFound extends RuntimeException {

    private final String code;
    private final String english;

    public NotFound(String code, String swedish, String english) {
        super(swedish, null, false, false);
        this.code = code;
        this.english = english;
    }

    public String code() {
        return code;
    }

    public String swedish() {
        return String.valueOf(getMessage());
    }

    public String english() {
        return english;
    }
}
