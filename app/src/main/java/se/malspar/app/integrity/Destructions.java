package se.malspar.app.integrity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import se.malspar.domain.trail.RecordEvent.ContentDestroyed;
import se.malspar.domain.trail.RecordEvent.Destroyed;
import se.malspar.projections.json.StoredLeaf;

/** Whether content is gone only where the log tells that it was destroyed, and is gone there. */
final class Destructions {

    private final StoredTree tree;

    Destructions(StoredTree tree) {
        this.tree = tree;
    }

    /** What is wrong with a row in this respect. */
    List<Finding> findings(LeafRow row) {
        var findings = new ArrayList<Finding>();
        if (row.isDestroyed() && !isTold(row)) {
            findings.add(Finding.of(
                    Flaw.DESTROYED_UNTOLD,
                    row.leaf(),
                    "Innehållet i händelse %s är borta, men ingen händelse i loggen säger att det är gallrat."
                            .formatted(row.named()),
                    "The content of event %s is gone, but no event of the log tells that it was destroyed."
                            .formatted(row.named())));
        }
        if (row.tellsOfDestruction()) {
            telling(row)
                    .ifPresent(told -> told.leaves().stream()
                            .filter(each -> tree.row(each.leaf())
                                    .filter(LeafRow::isDestroyed)
                                    .isEmpty())
                            .forEach(each -> findings.add(Finding.of(
                                    Flaw.NOT_DESTROYED,
                                    each.leaf(),
                                    "Händelse %d är gallrad enligt händelse %s, men innehållet finns."
                                            .formatted(each.leaf(), row.named()),
                                    "Event %d is destroyed according to event %s, but its content is there."
                                            .formatted(each.leaf(), row.named())))));
        }
        return findings;
    }

    private boolean isTold(LeafRow row) {
        return destroyed(row)
                .flatMap(destroyed -> tree.row(destroyed.toldIn())
                        .filter(LeafRow::tellsOfDestruction)
                        .flatMap(Destructions::telling)
                        .filter(row::isToldOf)
                        .flatMap(told -> told.remainsOf(row.leaf(), destroyed.toldIn())))
                .flatMap(row::remains)
                .filter(remains -> Arrays.equals(remains.bytes(), row.bytes()))
                .isPresent();
    }

    private static Optional<Destroyed> destroyed(LeafRow row) {
        return event(row, Destroyed.class);
    }

    private static Optional<ContentDestroyed> telling(LeafRow row) {
        return event(row, ContentDestroyed.class);
    }

    /** Absent also where the bytes are no event at all: their hash tells that. */
    private static <E> Optional<E> event(LeafRow row, Class<E> kind) {
        try {
            return Optional.of(StoredLeaf.read(row.bytes()).logged().event())
                    .filter(kind::isInstance)
                    .map(kind::cast);
        } catch (RuntimeException _) {
            return Optional.empty();
        }
    }
}
