package se.malspar.domain.decision;

/** What a body did with a decision point. */
public enum Outcome {
    /** {@code bifall}, {@code godkänns}, {@code beslutas}. */
    APPROVED,
    /** {@code avslag}. */
    REJECTED,
    /** {@code återremiss}. */
    REFERRED_BACK,
    /** {@code bordläggning}. */
    TABLED,
    /** {@code remiss}: sent to others for an opinion or for preparation. */
    REMITTED,
    /** {@code antecknas}: told and filed, without a decision in the matter. */
    NOTED,
    /** The paper does not say. */
    NOT_STATED
}
