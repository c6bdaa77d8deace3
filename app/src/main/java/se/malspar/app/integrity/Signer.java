package se.malspar.app.integrity;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.domain.ledger.Checkpoint;
import se.malspar.domain.ledger.Frontier;
import se.malspar.domain.ledger.Hash;
import se.malspar.domain.ledger.NoteKey;
import se.malspar.domain.ledger.NoteSigner;
import se.malspar.domain.ledger.SignedNote;

/**
 * Signs what the log has grown to, and never anything that does not hold all it signed before. It believes its own files
 * and not the database: what is new is read again and hashed, and the tree it grew from must still be there. What does
 * not agree closes the log.
 */
final class Signer {

    private static final Logger LOG = LoggerFactory.getLogger(Signer.class);

    /** Leaves between two checkpoints at most: what is read at a time, and what is read again after a failure. */
    private static final int AT_A_TIME = 10_000;

    private final SigningFolder folder;
    private final String name;
    private final Optional<AnchorFile> anchorFile;
    private final JdbcClient db;
    private final Checkpoints checkpoints;
    private final VerifierKeys verifierKeys;
    private final Quarantines quarantines;
    private final Clock clock;
    private final BooleanSupplier goesOn;
    private final SecureRandom random = new SecureRandom();

    /** The edges of the trees as last signed: they save reading, and are compared with what was signed. */
    private final Map<String, Frontier> edges = new HashMap<>();

    /**
     * A signer; one at a time may be used with a folder.
     *
     * @param name of the product where it runs, the first part of every origin
     * @param anchorFile that may know more than the signer's own files
     * @param db where both the log is read and copies are kept
     * @param goesOn whether to read on where there is much to read
     */
    Signer(
            SigningFolder folder,
            String name,
            Optional<AnchorFile> anchorFile,
            JdbcClient db,
            Quarantines quarantines,
            Clock clock,
            BooleanSupplier goesOn) {
        this.folder = folder;
        this.name = name;
        this.anchorFile = anchorFile;
        this.db = db;
        this.checkpoints = new Checkpoints(db);
        this.verifierKeys = new VerifierKeys(db);
        this.quarantines = quarantines;
        this.clock = clock;
        this.goesOn = goesOn;
    }

    /** Signs until nothing is left to sign, or closes the log; the checkpoint as it then stands. */
    Optional<SignedNote> sign(String municipality) {
        try {
            return Optional.of(signed(municipality));
        } catch (LogFlawed flawed) {
            close(municipality, flawed.finding());
            return Optional.empty();
        }
    }

    /** Nothing is added to the log from now on, and nothing signed, until somebody has looked into it. */
    void close(String municipality, Finding finding) {
        edges.remove(municipality);
        var files = folder.of(municipality);
        var quarantine = files.flatMap(KeptFiles::quarantine)
                .orElseGet(() -> Quarantine.of(municipality, finding, clock.instant()));
        if (files.isPresent() && files.get().quarantine().isEmpty()) {
            files.get().declare(quarantine);
        }
        if (quarantines.of(municipality).isEmpty()) {
            LOG.error(
                    "Loggen för kommun {} är stängd för registrering ({}): {} / The log is closed: {}",
                    municipality,
                    quarantine.flaw().code(),
                    quarantine.swedish(),
                    quarantine.english());
            quarantines.declare(quarantine);
        }
    }

    private SignedNote signed(String municipality) {
        var files = files(municipality);
        var quarantine = files.quarantine();
        if (quarantine.isPresent()) {
            throw new LogFlawed(Finding.of(
                    quarantine.get().flaw(),
                    quarantine.get().swedish(),
                    quarantine.get().english()));
        }
        var tree = new StoredTree(db, municipality);
        var last = files.lastSigned();
        var keys = files.keys();
        var edge = edge(municipality, tree, Checkpoint.parse(last.text()));
        for (var rows = tree.rows(edge.size(), AT_A_TIME);
                !rows.isEmpty() && goesOn.getAsBoolean();
                rows = tree.rows(edge.size(), AT_A_TIME)) {
            var hashes = grow(edge, rows, tree.hashes(0, edge.size(), rows.size()));
            var next = signed(edge, Checkpoint.parse(last.text()).origin(), keys);
            files.leafHashes().put(edge.size() - hashes.size(), hashes);
            files.replaceLastSigned(last, next);
            edges.put(municipality, edge.copy());
            checkpoints.store(municipality, next);
            last = next;
        }
        return last;
    }

    /** The files of the municipality's log; those of a log of which nothing was ever signed are made. */
    private KeptFiles files(String municipality) {
        return folder.of(municipality).orElseGet(() -> {
            if (checkpoints.any(municipality)) {
                throw new LogFlawed(Finding.of(
                        Flaw.KEY_LOST,
                        "Loggen har undertecknats, men nyckeln och uppgiften om vad som undertecknats finns inte i %s."
                                .formatted(folder),
                        "The log has been signed, but neither the key nor what was signed is in %s."
                                .formatted(folder)));
            }
            var key = newKey(name + "/" + municipality);
            var made = folder.create(municipality, key);
            verifierKeys.store(municipality, key.key().toString());
            return made;
        });
    }

    private NoteSigner newKey(String origin) {
        return NoteSigner.generate(origin, NoteKey.Kind.SIGNATURE, random);
    }

    /** The edge of the tree that was signed last, which the database must still have. */
    private Frontier edge(String municipality, StoredTree tree, Checkpoint last) {
        var size = tree.size();
        if (size < last.size()) {
            throw new LogFlawed(Finding.of(
                    Flaw.BEHIND,
                    "Databasen har %d händelser, men %d är undertecknade.".formatted(size, last.size()),
                    "The database has %d events, but %d are signed.".formatted(size, last.size())));
        }
        var stored = tree.frontier(last.size());
        if (stored.isEmpty() || !stored.get().root().equals(last.root())) {
            throw new LogFlawed(Finding.of(
                    Flaw.REWRITTEN,
                    "De första %d händelserna i databasen är inte de som undertecknats.".formatted(last.size()),
                    "The first %d events in the database are not those that were signed.".formatted(last.size())));
        }
        var known = edges.get(municipality);
        return known != null && known.size() == last.size() && known.root().equals(last.root())
                ? known.copy()
                : stored.get();
    }

    /** Lets the tree grow with the rows, each hashed here and by the database: a fallen bit is found now or never. */
    private static List<Hash> grow(Frontier edge, List<LeafRow> rows, List<Hash> hashedByDatabase) {
        var hashes = new ArrayList<Hash>(rows.size());
        for (var row : rows) {
            RowCheck.requireNext(edge.size(), row);
            var hash = row.hash();
            RowCheck.requireHashedAlike(row, hash, hashedByDatabase.get(hashes.size()));
            RowCheck.requireSound(row, edge.append(hash));
            hashes.add(hash);
        }
        return hashes;
    }

    private static SignedNote signed(Frontier edge, String origin, List<NoteSigner> keys) {
        var checkpoint = new Checkpoint(origin, edge.size(), edge.root());
        var note = checkpoint.signedBy(keys.getFirst());
        return note.with(keys.stream()
                .skip(1)
                .map(earlier -> earlier.sign(checkpoint.text()))
                .toList());
    }

    /**
     * What is seen to before anything is signed: what was lost in the database is put back there, copies and that a log
     * is closed, and the account of what was signed is held against the anchor file's.
     */
    void repeat(String municipality) {
        folder.of(municipality).ifPresent(files -> {
            files.quarantine().ifPresent(quarantines::declare);
            try {
                files.verifierKeys().forEach(key -> verifierKeys.store(municipality, key.toString()));
                var last = files.lastSigned();
                requireNoLater(anchorFile, last);
                if (Checkpoint.parse(last.text()).size() > 0) {
                    checkpoints.store(municipality, last);
                }
            } catch (LogFlawed flawed) {
                close(municipality, flawed.finding());
            }
        });
    }

    /** Throws {@link LogFlawed} where the file knows of something signed that the signer's own account does not. */
    static void requireNoLater(Optional<AnchorFile> anchorFile, SignedNote lastSigned) {
        anchorFile.ifPresent(file -> requireNoLaterIn(file, Checkpoint.parse(lastSigned.text())));
    }

    private static void requireNoLaterIn(AnchorFile file, Checkpoint last) {
        for (var anchored : file.of(last.origin())) {
            if (anchored.size() > last.size()
                    || (anchored.size() == last.size() && !anchored.root().equals(last.root()))) {
                throw new LogFlawed(Finding.of(
                        Flaw.LAST_SIGNED_LOST,
                        "Filen %s har en kontrollpunkt över %d händelser som undertecknaren inte känner till; den känner %d."
                                .formatted(file.name(), anchored.size(), last.size()),
                        "The file %s has a checkpoint over %d events that the signer does not know of; it knows of %d."
                                .formatted(file.name(), anchored.size(), last.size())));
            }
        }
    }
}
