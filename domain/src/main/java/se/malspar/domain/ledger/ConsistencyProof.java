package se.malspar.domain.ledger;

import java.util.ArrayList;
import java.util.List;

/** That a tree has grown from an older one and changed nothing in it (RFC 6962, section 2.1.2). */
public record ConsistencyProof(long oldSize, long newSize, List<Hash> path) {

    public ConsistencyProof {
        if (oldSize < 0 || newSize < oldSize) {
            throw new NotWellFormed("A tree does not grow from %d leaves to %d".formatted(oldSize, newSize));
        }
        if (path.size() > Strict.MOST_HASHES) {
            throw new NotWellFormed("A proof has at most %d hashes".formatted(Strict.MOST_HASHES));
        }
        path = List.copyOf(path);
    }

    public static ConsistencyProof of(long oldSize, long newSize, NodeSource nodes) {
        if (oldSize < 0 || newSize < oldSize) {
            throw new NotWellFormed("A tree does not grow from %d leaves to %d".formatted(oldSize, newSize));
        }
        if (oldSize == 0 || oldSize == newSize) {
            return new ConsistencyProof(oldSize, newSize, List.of());
        }
        var path = new ArrayList<Hash>();
        var start = 0L;
        var end = newSize;
        while (oldSize < end) {
            var middle = start + MerkleTree.largestPowerBelow(end - start);
            if (oldSize <= middle) {
                path.add(MerkleTree.rootOf(middle, end, nodes));
                end = middle;
            } else {
                path.add(MerkleTree.rootOf(start, middle, nodes));
                start = middle;
            }
        }
        // what begins at the first leaf is the whole older tree, whose root the reader has
        if (start > 0) {
            path.add(MerkleTree.rootOf(start, end, nodes));
        }
        return new ConsistencyProof(oldSize, newSize, path.reversed());
    }

    /** Checked as RFC 9162 does it, section 2.1.4.2. */
    public boolean proves(Hash oldRoot, Hash newRoot) {
        if (oldSize == newSize) {
            return path.isEmpty() && oldRoot.equals(newRoot);
        }
        if (oldSize == 0) {
            return path.isEmpty() && oldRoot.equals(MerkleTree.rootOf(List.of()));
        }
        if (path.isEmpty()) {
            return false;
        }
        var complete = Long.bitCount(oldSize) == 1;
        var node = oldSize - 1;
        var last = newSize - 1;
        while ((node & 1) == 1) {
            node >>= 1;
            last >>= 1;
        }
        var older = complete ? oldRoot : path.getFirst();
        var newer = older;
        for (var beside : complete ? path : path.subList(1, path.size())) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                older = MerkleTree.nodeHash(beside, older);
                newer = MerkleTree.nodeHash(beside, newer);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                newer = MerkleTree.nodeHash(newer, beside);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && older.equals(oldRoot) && newer.equals(newRoot);
    }
}
