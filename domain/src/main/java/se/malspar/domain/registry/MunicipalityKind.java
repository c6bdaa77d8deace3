package se.malspar.domain.registry;

/** Whether a municipality's answers are about the world. */
public enum MunicipalityKind {
    /** A municipality by its real code. */
    REAL,
    /** Real papers whose municipality is not named. */
    UNNAMED,
    /** {@code exempeldata}: invented throughout, and marked so everywhere. */
    EXAMPLE
}
