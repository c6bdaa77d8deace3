package se.malspar.domain.commission;

/** How a commission ended. */
public enum Closing {
    /** {@code förklaras fullgjort}. */
    COMPLETED,
    /** {@code avskrivs}. */
    WRITTEN_OFF
}
