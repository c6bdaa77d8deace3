package se.malspar.app.integrity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.app.integrity.Checkpoints.Copy;
import se.malspar.domain.ledger.Checkpoint;
import se.malspar.domain.ledger.ForgedSignature;
import se.malspar.domain.ledger.Frontier;
import se.malspar.domain.ledger.Hash;
import se.malspar.domain.ledger.NotWellFormed;
import se.malspar.domain.ledger.NoteKey;
import se.malspar.domain.ledger.SignedNote;

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

    private static final int ROWS_AT_A_TIME = 5_000;
    private static final int CHECKPOINTS_AT_A_TIME = 1_000;

    /** Enough to see what it is about. */
    private static final int MOST_FINDINGS = 100;

    private final JdbcClient db;
    private final String municipality;
    private final Optional<KeptFiles> files;
    private final Optional<AnchorFile> anchorFile;
    private final Clock clock;

    private final List<Finding> findings = new ArrayList<>();
    private final Frontier tree = Frontier.empty();

    /**
     * A verification to {@link #run} once.
     *
     * @param files of the signer; without them the log is only held against itself
     */
    Verification(
            JdbcClient db,
            String municipality,
            Optional<KeptFiles> files,
            Optional<AnchorFile> anchorFile,
            Clock clock) {
        this.db = db;
        this.municipality = municipality;
        this.files = files;
        this.anchorFile = anchorFile;
        this.clock = clock;
    }

    Result run() {
        var begun = clock.instant();
        var nanos = System.nanoTime();
        var signed = lastSigned();
        var known = knownHashes(signed);
        var anew = files.map(KeptFiles::leafHashes).map(LeafHashes::anew);
        var copies = signed.map(last -> new Copies(last.origin()));
        var anchored = anchored(signed);
        read(signed, known, anew, copies, anchored);
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
        var stored = new StoredTree(db, municipality);
        for (var rows = stored.rows(0, ROWS_AT_A_TIME);
                !rows.isEmpty();
                rows = stored.rows(tree.size(), ROWS_AT_A_TIME)) {
            var from = tree.size();
            var expected = known == null ? List.<Hash>of() : known.from(from, rows.size());
            var hashes = new ArrayList<Hash>(rows.size());
            for (var row : rows) {
                var gap = RowCheck.gap(tree.size(), row);
                if (gap.isPresent()) {
                    findings.add(gap.get());
                    return;
                }
                var at = (int) (tree.size() - from);
                var signedHash =
                        signed.isPresent() && tree.size() < signed.get().size() && at < expected.size()
                                ? Optional.of(expected.get(at))
                                : Optional.<Hash>empty();
                hashes.add(check(row, signedHash));
                if (findings.size() >= MOST_FINDINGS || (!findings.isEmpty() && known == null)) {
                    // without the signed hashes all that follows looks wrong too
                    return;
                }
                signed.filter(last -> last.size() == tree.size()).ifPresent(this::requireRoot);
                copies.ifPresent(each -> each.require(tree));
                Optional.ofNullable(anchored.get(tree.size())).ifPresent(this::requireAnchored);
            }
            anew.ifPresent(file -> file.put(from, hashes));
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
    }

    private NavigableMap<Long, Checkpoint> anchored(Optional<Checkpoint> signed) {
        var bySize = new TreeMap<Long, Checkpoint>();
        signed.ifPresent(last -> anchorFile
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
        var completed = tree.append(believed);
        if (!row.completes(completed)) {
            findings.add(
                    signed.isPresent()
                            ? RowCheck.node(row, completed).orElseThrow()
                            : unsure(row.leaf(), row.soundLevels(completed) + 1));
        }
        return hash;
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

    /** The checkpoints that the database holds copies of, in order of size. */
    private final class Copies {

        private final String origin;
        private final List<NoteKey> keys;
        private Iterator<Copy> page = List.<Copy>of().iterator();
        private @Nullable Copy next;
        private long reached;

        Copies(String origin) {
            this.origin = origin;
            this.keys = files.map(KeptFiles::verifierKeys).orElse(List.of()).stream()
                    .filter(key -> key.name().equals(origin))
                    .toList();
            this.next = step();
        }

        void require(Frontier tree) {
            for (var copy = next; copy != null && copy.size() <= tree.size(); copy = step()) {
                if (!isOurs(copy, tree.root())) {
                    findings.add(Finding.of(
                            Flaw.CHECKPOINT_FORGED,
                            "Kontrollpunkten över %d händelser i databasen är inte en som vi undertecknat av den här loggen."
                                    .formatted(copy.size()),
                            "The checkpoint over %d events in the database is none that we signed of this log."
                                    .formatted(copy.size())));
                }
            }
        }

        private boolean isOurs(Copy copy, Hash root) {
            try {
                var note = SignedNote.parse(copy.note());
                return note.text().equals(new Checkpoint(origin, copy.size(), root).text())
                        && keys.stream().anyMatch(note::isSignedBy);
            } catch (NotWellFormed | ForgedSignature _) {
                return false;
            }
        }

        private @Nullable Copy step() {
            if (!page.hasNext()) {
                page = new Checkpoints(db)
                        .after(municipality, origin, reached, CHECKPOINTS_AT_A_TIME)
                        .iterator();
            }
            next = page.hasNext() ? page.next() : null;
            if (next != null) {
                reached = next.size();
            }
            return next;
        }
    }
}
