package se.malspar.domain.assessment;

/** What is judged: each has a scale of its own. */
public enum Level {
    /** {@code mått}. */
    INDICATOR,
    /** {@code aktivitet}. */
    ACTIVITY,
    /** {@code delmål}. */
    SUB_GOAL,
    /** {@code mål}. */
    GOAL
}
