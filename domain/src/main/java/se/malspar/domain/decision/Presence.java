package se.malspar.domain.decision;

/**
 * Whether something is there, and whether a decision says so: as in every field that is for a body to decide, a report
 * changes nothing that a decision has said.
 */
public record Presence(boolean there, boolean decided) {

    /** Never mentioned. */
    public static final Presence UNKNOWN = new Presence(false, false);

    /** After a decision or a report that it is there, or no more. */
    public Presence said(boolean thereNow, Standing standing) {
        return switch (standing) {
            case DECIDED -> new Presence(thereNow, true);
            case REPORTED -> decided ? this : new Presence(thereNow, false);
            case PROPOSED -> this;
        };
    }

    /** Whether a decision has put it there, so that another cannot. */
    public boolean isDecidedThere() {
        return there && decided;
    }
}
