package se.malspar.app.integrity;

import java.util.List;
import java.util.Optional;
import se.malspar.domain.ledger.Hash;
import se.malspar.domain.ledger.Node;

/** What one row must be for its leaf to follow on those before it. */
final class RowCheck {

    private RowCheck() {}

    static void requireNext(long expected, LeafRow row) {
        gap(expected, row).ifPresent(finding -> {
            throw new LogFlawed(finding);
        });
    }

    /** @param completed the nodes that the leaf makes, hashed anew */
    static void requireSound(LeafRow row, List<Node> completed) {
        column(row).or(() -> node(row, completed)).ifPresent(finding -> {
            throw new LogFlawed(finding);
        });
    }

    static Optional<Finding> gap(long expected, LeafRow row) {
        return row.leaf() == expected
                ? Optional.empty()
                : Optional.of(Finding.of(
                        Flaw.LEAF_MISSING,
                        expected,
                        "Händelse %d finns inte; nästa är %d.".formatted(expected, row.leaf()),
                        "Event %d is not there; the next is %d.".formatted(expected, row.leaf())));
    }

    /** Throws where the database, another program, makes something else of the same bytes. */
    static void requireHashedAlike(LeafRow row, Hash here, Hash inDatabase) {
        if (!here.equals(inDatabase)) {
            throw new LogFlawed(Finding.of(
                    Flaw.LEAF_CHANGED,
                    row.leaf(),
                    "Händelse %s ger en summa här och en annan i databasen.".formatted(row.named()),
                    "Event %s is hashed to one value here and another in the database.".formatted(row.named())));
        }
    }

    static Optional<Finding> column(LeafRow row) {
        return row.isFoundByWhatItSays()
                ? Optional.empty()
                : Optional.of(Finding.of(
                        Flaw.COLUMN_CHANGED,
                        row.leaf(),
                        "Händelse %s söks på annat än vad den säger.".formatted(row.named()),
                        "Event %s is found by something else than what it says.".formatted(row.named())));
    }

    static Optional<Finding> node(LeafRow row, List<Node> completed) {
        return row.completes(completed)
                ? Optional.empty()
                : Optional.of(Finding.of(
                        Flaw.NODE_CHANGED,
                        row.leaf(),
                        "Trädets noder vid händelse %s är inte gjorda av det som står under dem."
                                .formatted(row.named()),
                        "The nodes of the tree at event %s are not made of what stands below them."
                                .formatted(row.named())));
    }
}
