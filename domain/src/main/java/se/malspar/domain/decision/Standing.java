package se.malspar.domain.decision;

/** What a statement is worth. A proposal is never a decision. */
public enum Standing {
    /** {@code förslag}: stands in histories and among pending proposals, changes no state. */
    PROPOSED,
    /** {@code beslut}. */
    DECIDED,
    /** {@code lämnad uppgift}: stated in a paper, such as a status before any § approves it. */
    REPORTED
}
