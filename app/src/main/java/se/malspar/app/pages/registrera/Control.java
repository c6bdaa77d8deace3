package se.malspar.app.pages.registrera;

import java.util.Arrays;
import java.util.List;
import se.malspar.domain.commission.Closing;
import se.malspar.domain.decision.DocumentKind;
import se.malspar.domain.decision.Evidence;
import se.malspar.domain.decision.Outcome;
import se.malspar.domain.decision.Standing;
import se.malspar.domain.followup.PeriodKind;
import se.malspar.domain.goal.GoalKind;
import se.malspar.domain.goal.MeasureDirection;

/** What sort of thing is typed or chosen in an input, and so how it is shown and read. */
enum Control {
    LINE,
    TEXT,
    NUMBER,
    DAY,
    DATE_AS_PRINTED,
    PERIOD,
    BODY,
    /** A key that the registrar makes up. */
    NEW_KEY,
    GOAL,
    GOALS,
    SUB_GOAL,
    MEASURE,
    PLAN,
    ACTIVITY,
    COMMISSION,
    POINT,
    MEETING,
    PARAGRAPHS,
    STATUS,
    MODEL,
    REFERENCES,
    REMARKS,
    HIDDEN,
    YES_NO,
    GOAL_KIND,
    DIRECTION,
    CLOSING,
    PERIOD_KIND,
    OUTCOME,
    EVIDENCE,
    STANDING,
    DOCUMENT_KIND;

    /** What there is to choose among; empty where it is typed. */
    public List<String> choices() {
        return switch (this) {
            case YES_NO -> List.of("true", "false");
            case GOAL_KIND -> names(GoalKind.values());
            case DIRECTION -> names(MeasureDirection.values());
            case CLOSING -> names(Closing.values());
            case PERIOD_KIND -> names(PeriodKind.values());
            case OUTCOME -> names(Outcome.values());
            case EVIDENCE -> names(Evidence.values());
            case STANDING -> names(Standing.values());
            case DOCUMENT_KIND -> names(DocumentKind.values());
            default -> List.of();
        };
    }

    private static List<String> names(Enum<?>[] choices) {
        return Arrays.stream(choices).map(Enum::name).toList();
    }

    /** Whether it may need several lines. */
    public boolean isLong() {
        return switch (this) {
            case TEXT, REFERENCES, REMARKS -> true;
            default -> false;
        };
    }

    /** The list of known values that it offers; empty where there is none. */
    public String list() {
        return switch (this) {
            case GOAL, GOALS -> "mal";
            case SUB_GOAL -> "delmal";
            case MEASURE -> "matt";
            case PLAN -> "planer";
            case ACTIVITY -> "aktiviteter";
            case COMMISSION -> "uppdrag";
            case POINT -> "punkter";
            case STATUS -> "statusar";
            default -> "";
        };
    }
}
