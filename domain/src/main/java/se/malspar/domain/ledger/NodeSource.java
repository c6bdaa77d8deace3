package se.malspar.domain.ledger;

/** Where the roots of a tree's complete subtrees are looked up. */
@FunctionalInterface
public interface NodeSource {

    /** The root over 2 to the power of level leaves, the first of them at index times as many; a leaf's at level 0. */
    Hash node(int level, long index);
}
