package se.malspar.domain.registry;

import se.malspar.domain.decision.Rank;

/** What sort of body it is, which decides its rank (kommunallagen 2017:725, chapters 3, 5 and 6). */
public enum BodyKind {
    /** {@code kommunfullmäktige}. */
    ASSEMBLY(Rank.ASSEMBLY),
    /** {@code kommunstyrelse}. */
    EXECUTIVE_BOARD(Rank.BOARD),
    /** {@code nämnd}. */
    BOARD(Rank.BOARD),
    /** {@code utskott}. */
    COMMITTEE(Rank.COMMITTEE),
    PRESIDIUM(Rank.COMMITTEE),
    /** {@code revisorerna}: they judge boards and decide no goals. */
    AUDITORS(Rank.COMMITTEE),
    /** {@code förvaltning}, {@code kontor}. */
    ADMINISTRATION(Rank.ADMINISTRATION);

    private final Rank rank;

    BodyKind(Rank rank) {
        this.rank = rank;
    }

    public Rank rank() {
        return rank;
    }
}
