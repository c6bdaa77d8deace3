package se.malspar.domain.decision;

/** Whose word weighs more when two bodies decide on one day; the heavier comes later in the order of decisions. */
public enum Rank {
    ADMINISTRATION(0),
    COMMITTEE(1),
    BOARD(2),
    ASSEMBLY(3);

    private final int weight;

    Rank(int weight) {
        this.weight = weight;
    }

    int weight() {
        return weight;
    }
}
