package se.malspar.app.eventlog;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * The right edge of an RFC 6962 tree: how many leaves it has and the roots of the complete subtrees they make up, the
 * biggest first. All that is needed to add a leaf.
 */
final class Frontier {

    static final Frontier EMPTY = new Frontier(0, List.of());

    private final long size;
    private final List<byte[]> roots;

    Frontier(long size, List<byte[]> roots) {
        if (roots.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException("A tree of %d leaves has %d complete subtrees, not %d"
                    .formatted(size, Long.bitCount(size), roots.size()));
        }
        this.size = size;
        this.roots = List.copyOf(roots);
    }

    /** Takes the root of a subtree that has become complete: its level (1 = two leaves) and its index on that level. */
    interface Completed {
        void subtree(int level, long index, byte[] root);
    }

    long size() {
        return size;
    }

    Frontier with(byte[] leaf, Completed completed) {
        var grown = new ArrayList<>(roots);
        var root = leafHash(leaf);
        var level = 0;
        for (var index = size; (index & 1) == 1; index >>= 1) {
            root = nodeHash(grown.removeLast(), root);
            level++;
            completed.subtree(level, index >> 1, root);
        }
        grown.add(root);
        return new Frontier(size + 1, grown);
    }

    static byte[] leafHash(byte[] leaf) {
        return sha256(0, leaf, new byte[0]);
    }

    private static byte[] nodeHash(byte[] left, byte[] right) {
        return sha256(1, left, right);
    }

    private static byte[] sha256(int prefix, byte[] first, byte[] second) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((byte) prefix);
            digest.update(first);
            digest.update(second);
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
