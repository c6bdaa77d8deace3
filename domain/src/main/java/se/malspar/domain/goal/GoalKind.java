package se.malspar.domain.goal;

/** How binding a goal is. */
public enum GoalKind {
    /** {@code styrande}. */
    STEERING,
    /** {@code stödjande}. */
    SUPPORTING,
    /** {@code inriktningsmål}: a direction, not followed up by effect. */
    DIRECTIONAL
}
