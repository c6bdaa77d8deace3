package se.malspar.app.integrity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.domain.ledger.Checkpoint;
import se.malspar.domain.ledger.Frontier;
import se.malspar.domain.ledger.Hash;

/**
 * Reads a whole log again and hashes all of it: every event against the tree, the tree against what was signed, and what
 * events are found by against what they say. Slow, and complete.
 */
final class Verification {

    /** What came of it; a log that keeps growing is verified as far as it had come. */
    record Result(
            String municipality, long leaves, Hash root, Instant verifiedAt, Duration took, List<Finding> findings) {

        boolean isSound() {
            return findings.isEmpty();
        }
    }

    /** Enough to see what it is about. */
    private static final int MOST_FINDINGS = 100;

    private final DataSource database;
    private final JdbcClient db;
    private final String municipality;
    private final Optional<KeptFiles> files;
    private final Optional<Checkpoint> told;
    private final Outside outside;
    private final boolean treeAlone;
    private final Clock clock;

    private final List<Finding> findings = new ArrayList<>();
    private final Frontier tree = Frontier.empty();
    private final Destructions destructions;
    private long lastPosition;
    private boolean followsOnDestroyed;

    private Verification(
            DataSource database,
            String municipality,
            Optional<KeptFiles> files,
            Optional<Checkpoint> told,
            Outside outside,
            boolean treeAlone,
            Clock clock) {
        this.database = database;
        this.db = JdbcClient.create(database);
        this.municipality = municipality;
        this.files = files;
        this.told = told;
        this.outside = outside;
        this.treeAlone = treeAlone;
        this.clock = clock;
        this.destructions = new Destructions(new StoredTree(db, municipality));
    }

    /**
     * A verification to {@link #run} once.
     *
     * @param files of the signer; without them the log is only held against itself
     * @param told what the database must have a copy of: it has had the time to get it
     */
    static Verification of(
            DataSource database,
            String municipality,
            Optional<KeptFiles> files,
            Optional<Checkpoint> told,
            Outside outside,
            Clock clock) {
        return new Verification(database, municipality, files, told, outside, false, clock);
    }

    /** One of the events and the nodes over them, whatever has been signed of them. */
    static Verification ofTheTreeAlone(DataSource database, String municipality, Clock clock) {
        return new Verification(
                database, municipality, Optional.empty(), Optional.empty(), Outside.NOBODY, true, clock);
    }

    Result run() {
        var begun = clock.instant();
        var nanos = System.nanoTime();
        var signed = lastSigned();
        var known = knownHashes(signed);
        var anew = files.map(KeptFiles::leafHashes).map(LeafHashes::anew);
        var copies = copies(signed);
        read(signed, known, anew, copies, anchored(signed));
        if (findings.isEmpty()) {
            copies.ifPresent(Copies::remember);
        }
        if (findings.isEmpty() && signed.isPresent()) {
            files.map(KeptFiles::leafHashes)
                    .filter(_ -> known == null)
                    .ifPresent(kept -> anew.ifPresent(kept::replaceBy));
        }
        return new Result(
                municipality,
                tree.size(),
                tree.root(),
                begun,
                Duration.ofNanos(System.nanoTime() - nanos),
                List.copyOf(findings));
    }

    private Optional<Copies> copies(Optional<Checkpoint> signed) {
        if (treeAlone) {
            return Optional.empty();
        }
        if (files.isEmpty()) {
            return Copies.byThemselves(db, municipality, findings::add);
        }
        try {
            return signed.map(
                    last -> Copies.knownBy(db, municipality, files.get(), last, told, outside, findings::add));
        } catch (LogFlawed flawed) {
            findings.add(flawed.finding());
            return Optional.empty();
        }
    }

    private Optional<Checkpoint> lastSigned() {
        try {
            return files.map(KeptFiles::lastSigned).map(note -> Checkpoint.parse(note.text()));
        } catch (LogFlawed flawed) {
            findings.add(flawed.finding());
            return Optional.empty();
        }
    }

    /** The signed leaves' hashes, where the signer still has them and they make the signed root. */
    private @Nullable LeafHashes knownHashes(Optional<Checkpoint> signed) {
        if (signed.isEmpty() || files.isEmpty()) {
            return null;
        }
        var kept = files.get().leafHashes();
        return kept.make(signed.get().root(), signed.get().size()) ? kept : null;
    }

    private void read(
            Optional<Checkpoint> signed,
            @Nullable LeafHashes known,
            Optional<LeafHashes> anew,
            Optional<Copies> copies,
            NavigableMap<Long, Checkpoint> anchored) {
        try (var log = new LeafRows(database, municipality)) {
            for (var rows = log.next(); !rows.isEmpty(); rows = log.next()) {
                if (!isFollowed(rows, signed, known, anew, copies, anchored)) {
                    return;
                }
            }
        }
        Optional.ofNullable(anchored.lastEntry())
                .map(Map.Entry::getValue)
                .filter(last -> last.size() > tree.size())
                .ifPresent(this::requireAnchored);
        signed.filter(last -> last.size() > tree.size())
                .ifPresent(last -> findings.add(Finding.of(
                        Flaw.BEHIND,
                        "Databasen har %d händelser, men %d är undertecknade.".formatted(tree.size(), last.size()),
                        "The database has %d events, but %d are signed.".formatted(tree.size(), last.size()))));
        copies.ifPresent(Copies::end);
    }

    /** Lets the tree grow with the rows; false where there is no point in reading on. */
    private boolean isFollowed(
            List<LeafRow> rows,
            Optional<Checkpoint> signed,
            @Nullable LeafHashes known,
            Optional<LeafHashes> anew,
            Optional<Copies> copies,
            NavigableMap<Long, Checkpoint> anchored) {
        var from = tree.size();
        var expected = known == null ? List.<Hash>of() : known.from(from, rows.size());
        var hashes = new ArrayList<Hash>(rows.size());
        for (var row : rows) {
            var gap = RowCheck.gap(tree.size(), row);
            if (gap.isPresent()) {
                findings.add(gap.get());
                return false;
            }
            var at = (int) (tree.size() - from);
            var signedHash = signed.isPresent() && tree.size() < signed.get().size() && at < expected.size()
                    ? Optional.of(expected.get(at))
                    : Optional.<Hash>empty();
            hashes.add(check(row, signedHash));
            if (findings.size() >= MOST_FINDINGS || (!findings.isEmpty() && known == null)) {
                // without the signed hashes all that follows looks wrong too
                return false;
            }
            signed.filter(last -> last.size() == tree.size()).ifPresent(this::requireRoot);
            copies.ifPresent(each -> each.reached(tree));
            Optional.ofNullable(anchored.get(tree.size())).ifPresent(this::requireAnchored);
        }
        if (known == null) {
            anew.ifPresent(file -> file.put(from, hashes));
        }
        return true;
    }

    private NavigableMap<Long, Checkpoint> anchored(Optional<Checkpoint> signed) {
        var bySize = new TreeMap<Long, Checkpoint>();
        signed.ifPresent(last -> outside.file()
                .map(file -> file.of(last.origin()))
                .orElse(List.of())
                .forEach(each -> bySize.put(each.size(), each)));
        return bySize;
    }

    private void requireAnchored(Checkpoint anchored) {
        if (anchored.size() != tree.size() || !anchored.root().equals(tree.root())) {
            findings.add(Finding.of(
                    anchored.size() > tree.size() ? Flaw.BEHIND : Flaw.REWRITTEN,
                    "De första %d händelserna är inte de som förankrats i filen.".formatted(anchored.size()),
                    "The first %d events are not those that were anchored in the file.".formatted(anchored.size())));
        }
    }

    private Hash check(LeafRow row, Optional<Hash> signed) {
        var hash = row.hash();
        var believed = signed.orElse(hash);
        if (!believed.equals(hash)) {
            findings.add(Finding.of(
                    Flaw.LEAF_CHANGED,
                    row.leaf(),
                    "Händelse %s är ändrad sedan den undertecknades.".formatted(row.named()),
                    "Event %s has been changed since it was signed.".formatted(row.named())));
        }
        RowCheck.column(row).ifPresent(findings::add);
        findings.addAll(destructions.findings(row));
        requireInOrder(row);
        var completed = tree.append(believed);
        if (!row.completes(completed)) {
            findings.add(
                    signed.isPresent()
                            ? RowCheck.node(row, completed).orElseThrow()
                            : unsure(row.leaf(), row.soundLevels(completed) + 1));
        }
        return hash;
    }

    /** The tree does not hold the position of a leaf whose content is gone: its neighbours do. */
    private void requireInOrder(LeafRow row) {
        if ((followsOnDestroyed || row.isDestroyed()) && row.position() <= lastPosition) {
            findings.add(Finding.of(
                    Flaw.COLUMN_CHANGED,
                    row.leaf(),
                    "Händelse %s står före den händelse som den följer på.".formatted(row.named()),
                    "Event %s stands before the event that it follows on.".formatted(row.named())));
        }
        lastPosition = row.position();
        followsOnDestroyed = row.isDestroyed();
    }

    /** A node does not agree with the leaves below it, and nobody knows which of them is wrong. */
    private static Finding unsure(long leaf, int level) {
        var first = Math.max(0, leaf + 1 - (1L << level));
        return Finding.of(
                Flaw.NODE_CHANGED,
                leaf,
                "Någon av händelserna %d–%d, eller trädets noder över dem, är ändrad.".formatted(first, leaf),
                "One of the events %d–%d, or the nodes of the tree above them, has been changed."
                        .formatted(first, leaf));
    }

    private void requireRoot(Checkpoint last) {
        if (!tree.root().equals(last.root())) {
            findings.add(Finding.of(
                    Flaw.REWRITTEN,
                    "De första %d händelserna i databasen är inte de som undertecknats.".formatted(last.size()),
                    "The first %d events in the database are not those that were signed.".formatted(last.size())));
        }
    }
}
