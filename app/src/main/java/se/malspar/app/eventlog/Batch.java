package se.malspar.app.eventlog;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.modelling.command.ConcurrencyException;
import se.malspar.domain.ledger.Frontier;
import se.malspar.domain.ledger.MerkleTree;
import se.malspar.domain.ledger.Node;

/** What one transaction adds to the log: the accepted appends' leaves, placed after the head, and the nodes they make. */
final class Batch {

    /** A node, and the municipality whose tree it is in. */
    record Grown(String municipality, Node node) {}

    private final List<byte[]> leaves = new ArrayList<>();
    private final List<Grown> nodes = new ArrayList<>();
    private final Map<String, Frontier> trees;
    private final Instant now;
    private final List<Append> accepted = new ArrayList<>();
    private final Map<Append, ConcurrencyException> refused = new LinkedHashMap<>();
    private Head head;

    /**
     * An empty batch.
     *
     * @param trees those of all municipalities the appends are about; they grow with the batch
     */
    Batch(Head head, Instant now, Map<String, Frontier> trees) {
        this.head = head;
        this.now = now;
        this.trees = trees;
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

    List<byte[]> leaves() {
        return leaves;
    }

    List<Grown> nodes() {
        return nodes;
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
        var hash = MerkleTree.leafHash(leaf);
        tree(draft.municipality()).append(hash).forEach(node -> nodes.add(new Grown(draft.municipality(), node)));
        head = new Head(position, recordedAt, hash);
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
