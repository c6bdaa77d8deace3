package se.malspar.app.eventlog;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.modelling.command.ConcurrencyException;

/** What one transaction adds to the log: the accepted appends' leaves, placed after the head, and the nodes they make. */
final class Batch {

    /** The columns of {@code ledger.node}, row by row. */
    final List<String> nodeMunicipalities = new ArrayList<>();

    final List<Short> nodeLevels = new ArrayList<>();
    final List<Long> nodeIndexes = new ArrayList<>();
    final List<byte[]> nodeHashes = new ArrayList<>();

    final List<byte[]> leaves = new ArrayList<>();

    private final Map<String, Frontier> trees;
    private final Instant now;
    private final List<Append> accepted = new ArrayList<>();
    private final Map<Append, ConcurrencyException> refused = new LinkedHashMap<>();
    private Head head;

    /** @param trees those of all municipalities the appends are about */
    Batch(Head head, Instant now, Map<String, Frontier> trees) {
        this.head = head;
        this.now = now;
        this.trees = new HashMap<>(trees);
    }

    /** Takes the whole append, or refuses it alone if somebody else has written where it expected to. */
    void add(Append append) {
        var next = new HashMap<String, Long>();
        for (var draft : append.drafts()) {
            var municipality = draft.municipality();
            var expected = next.computeIfAbsent(municipality, code -> tree(code).size());
            if (draft.leaf() != expected) {
                refused.put(
                        append,
                        new ConcurrencyException("The next event of trail [%s] has sequence number [%d], not [%d]"
                                .formatted(municipality, expected, draft.leaf())));
                return;
            }
            next.put(municipality, expected + 1);
        }
        var recordedAt = later(now, head.recordedAt().plus(1, ChronoUnit.MICROS));
        append.drafts().forEach(draft -> place(draft, recordedAt));
        accepted.add(append);
    }

    List<Append> accepted() {
        return accepted;
    }

    Map<Append, ConcurrencyException> refused() {
        return refused;
    }

    Head head() {
        return head;
    }

    Map<String, Frontier> trees() {
        return trees;
    }

    private void place(Draft draft, Instant recordedAt) {
        var position = head.position() + 1;
        var leaf = draft.storedAt(position, recordedAt);
        leaves.add(leaf);
        var grown = tree(draft.municipality()).with(leaf, (level, index, root) -> {
            nodeMunicipalities.add(draft.municipality());
            nodeLevels.add((short) level);
            nodeIndexes.add(index);
            nodeHashes.add(root);
        });
        trees.put(draft.municipality(), grown);
        head = new Head(position, recordedAt, ByteBuffer.wrap(Frontier.leafHash(leaf)));
    }

    private Frontier tree(String municipality) {
        var tree = trees.get(municipality);
        if (tree == null) {
            throw new IllegalStateException("The tree of " + municipality + " was not read");
        }
        return tree;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
