package se.malspar.domain.decision;

/** How well a statement is known; in falling order of strength. */
public enum Evidence {
    /** The minutes or an extract of them are in hand ({@code original}). */
    ORIGINAL,
    /** Known only through another paper that cites it ({@code hänvisning}). */
    REFERENCED,
    /** Claimed as a fact without any reference ({@code uppgift}). */
    STATED,
    /** {@code exempeldata}: only in a municipality of examples, never mixed into real answers. */
    EXAMPLE;

    public boolean isStrongerThan(Evidence other) {
        return compareTo(other) < 0;
    }
}
