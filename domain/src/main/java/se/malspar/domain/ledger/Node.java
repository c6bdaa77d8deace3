package se.malspar.domain.ledger;

/**
 * The root of a complete subtree: over 2 to the power of level leaves, the first of them at index times as many.
 *
 * @param level 0 for a leaf
 */
public record Node(int level, long index, Hash hash) {

    public Node {
        if (level < 0 || level > 62 || index < 0) {
            throw new IllegalArgumentException("No node stands at level %d, index %d".formatted(level, index));
        }
    }
}
