package se.malspar.domain.state;

import java.util.Optional;
import se.malspar.domain.decision.Subject;

/**
 * What one event says about one field of a subject.
 *
 * @param value absent where the event says that nothing is stated any more («framgår inte»)
 */
public record FieldChange(Subject subject, String field, Optional<String> value, Kind kind) {

    /** The field that says whether the subject is there at all. */
    public static final String LIFE = "life";

    /** Why it is there no more. */
    public static final String REMOVAL_REASON = "removalReason";

    public static final String IN_FORCE = "in-force";
    public static final String REMOVED = "removed";

    /** Whether the field is one of as many as there are periods: its name ends in its period, after a dot. */
    public static boolean isKeptByPeriod(String field) {
        return field.indexOf('.') >= 0;
    }

    public enum Kind {
        /** For a body to decide: a report fills it only as long as no decision has. */
        DECISION,
        /** For whoever reports: the latest in the order of decisions answers, decided or not. */
        REPORT
    }
}
