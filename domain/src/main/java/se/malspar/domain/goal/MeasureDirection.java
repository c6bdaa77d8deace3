package se.malspar.domain.goal;

/** Which way is better. */
public enum MeasureDirection {
    HIGHER,
    LOWER,
    RANGE,
    BINARY
}
