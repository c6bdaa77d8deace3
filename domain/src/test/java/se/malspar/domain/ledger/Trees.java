package se.malspar.domain.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A tree with its leaves and every complete subtree of it. */
record Trees(List<Hash> leaves, Map<List<Long>, Hash> known) implements NodeSource {

    static Trees of(int size) {
        var leaves = IntStream.range(0, size).mapToObj(Trees::leafHash).toList();
        var known = new HashMap<List<Long>, Hash>();
        var frontier = Frontier.empty();
        for (var leaf : leaves) {
            known.put(List.of(0L, frontier.size()), leaf);
            for (var node : frontier.append(leaf)) {
                known.put(List.of((long) node.level(), node.index()), node.hash());
            }
        }
        return new Trees(leaves, known);
    }

    static byte[] leaf(int index) {
        return "löv %d".formatted(index).getBytes(UTF_8);
    }

    static Hash leafHash(int index) {
        return MerkleTree.leafHash(leaf(index));
    }

    @Override
    public Hash node(int level, long index) {
        var hash = known.get(List.of((long) level, index));
        if (hash == null) {
            throw new AssertionError("Nobody has node %d of level %d yet".formatted(index, level));
        }
        return hash;
    }

    /** As the RFC defines it, of the leaves alone. */
    Hash root(int size) {
        return MerkleTree.rootOf(leaves.subList(0, size));
    }
}
