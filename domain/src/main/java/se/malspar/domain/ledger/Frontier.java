package se.malspar.domain.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * The right edge of a growing Merkle tree: the roots of its complete subtrees, which is all that the next leaf and the
 * root of the whole need.
 *
 * <p>It changes as it grows and belongs to one writer; who may have to undo grows a {@link #copy()}.
 */
public final class Frontier {

    private long size;

    /** One for every bit of the size, the largest subtree first. */
    private final List<Hash> roots;

    private Frontier(long size, List<Hash> roots) {
        this.size = size;
        this.roots = new ArrayList<>(roots);
    }

    public static Frontier empty() {
        return new Frontier(0, List.of());
    }

    /**
     * The edge of a tree grown before.
     *
     * @param completeSubtreeRoots one for every bit set in the size, the largest subtree first; the one of a bit at
     *     {@code level} is the node at that level with index {@code (size >> level) - 1}
     */
    public static Frontier of(long size, List<Hash> completeSubtreeRoots) {
        if (size < 0 || Long.bitCount(size) != completeSubtreeRoots.size()) {
            throw new IllegalArgumentException("A tree of %d leaves does not consist of %d complete subtrees"
                    .formatted(size, completeSubtreeRoots.size()));
        }
        return new Frontier(size, completeSubtreeRoots);
    }

    /** Adds a leaf and returns the nodes it completes, lowest first: those above the leaf, never the leaf itself. */
    public List<Node> append(Hash leafHash) {
        var index = size;
        size = Math.incrementExact(size);
        var completed = new ArrayList<Node>();
        var hash = leafHash;
        for (var level = 1; (index & 1) == 1; level++) {
            index >>= 1;
            hash = MerkleTree.nodeHash(roots.removeLast(), hash);
            completed.add(new Node(level, index, hash));
        }
        roots.add(hash);
        return List.copyOf(completed);
    }

    public Hash root() {
        if (roots.isEmpty()) {
            return MerkleTree.rootOf(List.of());
        }
        var root = roots.getLast();
        for (var left : roots.subList(0, roots.size() - 1).reversed()) {
            root = MerkleTree.nodeHash(left, root);
        }
        return root;
    }

    public long size() {
        return size;
    }

    /** What {@link #of} takes to begin here again. */
    public List<Hash> completeSubtreeRoots() {
        return List.copyOf(roots);
    }

    public Frontier copy() {
        return new Frontier(size, roots);
    }
}
