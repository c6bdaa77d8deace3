package se.malspar.app.eventlog;

/** Nothing is added to the municipality's trail until what it holds has been looked into. */
public final class TrailClosed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String municipality;
    private final String swedish;
    private final String english;

    public TrailClosed(String municipality, String swedish, String english) {
        super("%s: %s".formatted(municipality, swedish));
        this.municipality = municipality;
        this.swedish = swedish;
        this.english = english;
    }

    public String municipality() {
        return municipality;
    }

    /** Why. */
    public String swedish() {
        return swedish;
    }

    public String english() {
        return english;
    }
}
