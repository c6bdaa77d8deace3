package se.malspar.domain.followup;

/** What sort of period is followed up. */
public enum PeriodKind {
    /** {@code månad}. */
    MONTH,
    /** {@code tertial}. */
    TERTIAL,
    /** {@code delår}: half to two thirds of a year. */
    INTERIM,
    /** {@code helår}. */
    YEAR,
    /** {@code mandatperiod}. */
    TERM
}
