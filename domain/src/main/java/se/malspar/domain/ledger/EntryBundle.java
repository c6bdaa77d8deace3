package se.malspar.domain.ledger;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Leaves after each other, each with its length in two bytes before it (C2SP tlog-tiles, entry bundles). */
public final class EntryBundle {

    private static final int MOST_BYTES = 0xffff;

    private EntryBundle() {}

    public static byte[] of(Collection<byte[]> leaves) {
        var bytes = ByteBuffer.allocate(
                leaves.stream().mapToInt(leaf -> Short.BYTES + leaf.length).sum());
        for (var leaf : leaves) {
            if (leaf.length > MOST_BYTES) {
                throw new IllegalArgumentException("A leaf of %d bytes".formatted(leaf.length));
            }
            bytes.putShort((short) leaf.length).put(leaf);
        }
        return bytes.array();
    }

    public static List<byte[]> read(byte[] bundle) {
        var bytes = ByteBuffer.wrap(bundle);
        var leaves = new ArrayList<byte[]>();
        while (bytes.hasRemaining()) {
            if (bytes.remaining() < Short.BYTES) {
                throw new NotWellFormed("A bundle that ends within a length");
            }
            var leaf = new byte[Short.toUnsignedInt(bytes.getShort())];
            if (bytes.remaining() < leaf.length) {
                throw new NotWellFormed("A bundle that ends within a leaf");
            }
            bytes.get(leaf);
            leaves.add(leaf);
        }
        return List.copyOf(leaves);
    }
}
