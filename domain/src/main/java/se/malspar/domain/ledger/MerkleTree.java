package se.malspar.domain.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** The Merkle tree hash of RFC 6962, section 2.1, written as the RFC defines it. */
public final class MerkleTree {

    /** A leaf and a node never hash the same bytes, so that no node can be passed off as a leaf. */
    private static final byte LEAF = 0x00;

    private static final byte NODE = 0x01;

    private MerkleTree() {}

    public static Hash leafHash(byte[] leaf) {
        var digest = sha256();
        digest.update(LEAF);
        return Hash.of(digest.digest(leaf));
    }

    public static Hash nodeHash(Hash left, Hash right) {
        var digest = sha256();
        digest.update(NODE);
        digest.update(left.bytes());
        return Hash.of(digest.digest(right.bytes()));
    }

    /** The root over all the leaves at once; {@link Frontier} gives the same leaf by leaf. */
    public static Hash rootOf(List<Hash> leafHashes) {
        return switch (leafHashes.size()) {
            case 0 -> Hash.of(sha256().digest());
            case 1 -> leafHashes.getFirst();
            default -> {
                // the largest power of two smaller than the number of leaves
                var left = Integer.highestOneBit(leafHashes.size() - 1);
                yield nodeHash(
                        rootOf(leafHashes.subList(0, left)), rootOf(leafHashes.subList(left, leafHashes.size())));
            }
        };
    }

    /** The root of the first leaves of a tree whose complete subtrees are known. */
    public static Hash rootOf(long size, NodeSource nodes) {
        return size == 0 ? rootOf(List.of()) : rootOf(0, size, nodes);
    }

    /** The hash over the leaves from start until end, as the RFC divides them. */
    static Hash rootOf(long start, long end, NodeSource nodes) {
        var leaves = end - start;
        if (Long.bitCount(leaves) == 1) {
            var level = Long.numberOfTrailingZeros(leaves);
            return nodes.node(level, start >> level);
        }
        var middle = start + largestPowerBelow(leaves);
        return nodeHash(rootOf(start, middle, nodes), rootOf(middle, end, nodes));
    }

    static long largestPowerBelow(long leaves) {
        return Long.highestOneBit(leaves - 1);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
