package se.malspar.domain.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * That a leaf stands at its place in a tree of a size: the hashes beside the way from the leaf to the root (RFC 6962,
 * section 2.1.1).
 *
 * @param path the leaf's sibling first, the root's child last
 */
public record InclusionProof(long index, long size, List<Hash> path) {

    public InclusionProof {
        if (index < 0 || index >= size) {
            throw new NotWellFormed("A tree of %d leaves has none with index %d".formatted(size, index));
        }
        if (path.size() > Strict.MOST_HASHES) {
            throw new NotWellFormed("A proof has at most %d hashes".formatted(Strict.MOST_HASHES));
        }
        path = List.copyOf(path);
    }

    public static InclusionProof of(long index, long size, NodeSource nodes) {
        if (index < 0 || index >= size) {
            throw new NotWellFormed("A tree of %d leaves has none with index %d".formatted(size, index));
        }
        var path = new ArrayList<Hash>();
        var start = 0L;
        var end = size;
        while (end - start > 1) {
            var middle = start + MerkleTree.largestPowerBelow(end - start);
            if (index < middle) {
                path.add(MerkleTree.rootOf(middle, end, nodes));
                end = middle;
            } else {
                path.add(MerkleTree.rootOf(start, middle, nodes));
                start = middle;
            }
        }
        return new InclusionProof(index, size, path.reversed());
    }

    /** Checked as RFC 9162 does it, section 2.1.3.2: going up from the leaf, not down as the proof is made. */
    public boolean proves(Hash leafHash, Hash root) {
        var node = index;
        var last = size - 1;
        var hash = leafHash;
        for (var beside : path) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = MerkleTree.nodeHash(beside, hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = MerkleTree.nodeHash(hash, beside);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.equals(root);
    }
}
