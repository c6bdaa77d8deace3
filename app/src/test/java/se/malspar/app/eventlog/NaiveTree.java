package se.malspar.app.eventlog;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** RFC 6962 section 2.1 word for word, hashing everything anew each time. */
final class NaiveTree {

    private NaiveTree() {}

    static byte[] root(List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return sha256(new byte[] {0}, leaves.getFirst());
        }
        var k = Integer.highestOneBit(leaves.size() - 1);
        return sha256(new byte[] {1}, root(leaves.subList(0, k)), root(leaves.subList(k, leaves.size())));
    }

    /** The roots of all complete subtrees of two leaves or more, by «level/index». */
    static Map<String, String> nodes(List<byte[]> leaves) {
        var nodes = new TreeMap<String, String>();
        for (var level = 1; 1 << level <= leaves.size(); level++) {
            for (var index = 0; (index + 1) << level <= leaves.size(); index++) {
                var root = root(leaves.subList(index << level, (index + 1) << level));
                nodes.put(level + "/" + index, HexFormat.of().formatHex(root));
            }
        }
        return nodes;
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
