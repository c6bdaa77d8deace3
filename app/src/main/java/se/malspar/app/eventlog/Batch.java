package se.malspar.app.eventlog;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.axonframework.modelling.command.ConcurrencyException;
import se.malspar.domain.ledger.Frontier;
import se.malspar.domain.ledger.Hash;
import se.malspar.domain.ledger.Node;

/** What one transaction adds to the log: the accepted appends' leaves, placed after the head, and the nodes they make. */
final class Batch {

    private final List<byte[]> leaves = new ArrayList<>();
    private final List<byte[]> nodes = new ArrayList<>();
    private final Map<String, Frontier> trees;
    private final Instant now;
    private final List<Append> accepted = new ArrayList<>();
    private final Map<Append, RuntimeException> refused = new LinkedHashMap<>();
    private Head head;

    /** The last instant written out: many events share it. */
    private Instant stamped = Instant.EPOCH;

    private byte[] stamp = Draft.stamp(stamped);

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
        if (append.after().filter(this::isNotStored).isPresent()) {
            refused.put(append, new ConcurrencyException("The append that this one follows on was not stored"));
            return;
        }
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
        var earliest = head.recordedAt().plus(1, ChronoUnit.MICROS);
        var recordedAt = later(now, earliest);
        for (var draft : append.drafts()) {
            var restoredAt = draft.restoredAt().orElse(recordedAt);
            if (restoredAt.isBefore(earliest) || restoredAt.isAfter(recordedAt)) {
                refused.put(append, new RecordedOutOfOrder(restoredAt, earliest, now));
                return;
            }
            earliest = restoredAt;
        }
        append.drafts().forEach(draft -> place(draft, draft.restoredAt().orElse(recordedAt)));
        accepted.add(append);
    }

    @SuppressWarnings("ReferenceEquality") // a promise is equal to itself alone
    private boolean isNotStored(CompletableFuture<?> before) {
        return before.isCompletedExceptionally()
                || refused.keySet().stream().anyMatch(append -> append.answer() == before);
    }

    List<Append> accepted() {
        return accepted;
    }

    Map<Append, RuntimeException> refused() {
        return refused;
    }

    List<byte[]> leaves() {
        return leaves;
    }

    /** For each leaf the nodes that it completes, lowest first. */
    List<byte[]> nodes() {
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
        if (!recordedAt.equals(stamped)) {
            stamped = recordedAt;
            stamp = Draft.stamp(recordedAt);
        }
        var leaf = draft.storedAt(position, stamp);
        leaves.add(leaf);
        var hash = draft.hash(leaf);
        nodes.add(joined(tree(draft.municipality()).append(hash)));
        head = new Head(position, recordedAt, hash);
    }

    private Frontier tree(String municipality) {
        var tree = trees.get(municipality);
        if (tree == null) {
            throw new IllegalStateException("The tree of " + municipality + " was not read");
        }
        return tree;
    }

    private static byte[] joined(List<Node> completed) {
        var bytes = ByteBuffer.allocate(completed.size() * Hash.LENGTH);
        completed.forEach(node -> bytes.put(node.hash().bytes()));
        return bytes.array();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
