package se.malspar.app.integrity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.malspar.app.platform.postgres.PrivateFiles;
import se.malspar.domain.ledger.Checkpoint;
import se.malspar.domain.ledger.ForgedSignature;
import se.malspar.domain.ledger.Hash;
import se.malspar.domain.ledger.MerkleTree;
import se.malspar.domain.ledger.NotWellFormed;
import se.malspar.domain.ledger.NoteKey;
import se.malspar.domain.ledger.NoteSigner;
import se.malspar.domain.ledger.SignedNote;

/**
 * What is kept of one municipality: the key, what was signed last with it, and every key there has been. Each file is
 * replaced whole and is on disk before anybody is told.
 */
final class KeptFiles {

    /** The secret key, as C2SP's tools write it. */
    private static final String KEY = "key";

    /** The key before it, which signs along for as long as it is there. */
    private static final String EARLIER_KEY = "key.earlier";

    private static final String NEXT_KEY = "key.next";

    /** The public half of every key that was ever in use here, the newest last. */
    private static final String VERIFIER_KEYS = "verifier-keys";

    private static final String LAST_SIGNED = "last-signed";
    private static final String QUARANTINE = "quarantine";
    private static final String LEAF_HASHES = "leaf-hashes";
    private static final String ANCHORS_SEEN = "anchors-seen";

    private final String municipality;
    private final Path folder;

    KeptFiles(String municipality, Path folder) {
        this.municipality = municipality;
        this.folder = folder;
    }

    /** Writes the first files: a key, and that no leaf is signed yet. */
    void begin(NoteSigner key) {
        write(KEY, key.secretKey() + "\n");
        write(VERIFIER_KEYS, key.key() + "\n");
        write(LAST_SIGNED, nothingYet(key).toString());
    }

    private static SignedNote nothingYet(NoteSigner key) {
        return new Checkpoint(key.key().name(), 0, MerkleTree.rootOf(List.of())).signedBy(key);
    }

    String municipality() {
        return municipality;
    }

    /** The key that signs, and the one before it while it signs along. */
    List<NoteSigner> keys() {
        var keys = new ArrayList<NoteSigner>();
        keys.add(key(KEY).orElseThrow(() -> new LogFlawed(Finding.of(
                Flaw.KEY_LOST,
                "Nyckeln som loggen undertecknas med finns inte i %s.".formatted(folder),
                "The key that the log is signed with is not in %s.".formatted(folder)))));
        key(EARLIER_KEY)
                .filter(earlier ->
                        earlier.key().name().equals(keys.getFirst().key().name()))
                .ifPresent(keys::add);
        return keys;
    }

    private Optional<NoteSigner> key(String file) {
        return read(file).map(text -> {
            try {
                return NoteSigner.parse(text.strip());
            } catch (NotWellFormed unreadable) {
                throw new LogFlawed(Finding.of(
                        Flaw.KEY_LOST,
                        "Filen %s i %s är ingen nyckel.".formatted(file, folder),
                        "The file %s in %s is no key.".formatted(file, folder)));
            }
        });
    }

    /** Every key there has been, the newest last. */
    List<NoteKey> verifierKeys() {
        try {
            return read(VERIFIER_KEYS).stream()
                    .flatMap(String::lines)
                    .map(NoteKey::parse)
                    .toList();
        } catch (NotWellFormed unreadable) {
            throw new LogFlawed(Finding.of(
                    Flaw.KEY_LOST,
                    "Filen %s i %s går inte att läsa som nycklar.".formatted(VERIFIER_KEYS, folder),
                    "The file %s in %s cannot be read as keys.".formatted(VERIFIER_KEYS, folder)));
        }
    }

    /** What was signed last; throws {@link LogFlawed} where it is not there, or is not ours. */
    SignedNote lastSigned() {
        var text = read(LAST_SIGNED)
                .orElseThrow(() -> new LogFlawed(Finding.of(
                        Flaw.LAST_SIGNED_LOST,
                        "Uppgiften om vad som senast undertecknades finns inte i %s.".formatted(folder),
                        "What was signed last is not in %s.".formatted(folder))));
        try {
            var note = SignedNote.parse(text);
            if (isOurs(note)) {
                return note;
            }
        } catch (NotWellFormed | ForgedSignature _) {
            // said below
        }
        throw new LogFlawed(Finding.of(
                Flaw.LAST_SIGNED_LOST,
                "Uppgiften i %s om vad som senast undertecknades är inte undertecknad med loggens nyckel."
                        .formatted(folder),
                "What is said in %s to have been signed last is not signed with the log's key.".formatted(folder)));
    }

    /** Whether one of the keys there have been has signed it; throws {@link ForgedSignature}. */
    boolean isOurs(SignedNote note) {
        var origin = Checkpoint.parse(note.text()).origin();
        return verifierKeys().stream().filter(key -> key.name().equals(origin)).anyMatch(note::isSignedBy);
    }

    /** Moves on from what was signed last, unless somebody else has. */
    void replaceLastSigned(SignedNote expected, SignedNote next) {
        if (!read(LAST_SIGNED).map(SignedNote::parse).equals(Optional.of(expected))) {
            throw new IllegalStateException("Somebody else signs with " + folder);
        }
        write(LAST_SIGNED, next.toString());
    }

    Optional<Quarantine> quarantine() {
        return read(QUARANTINE).map(text -> Quarantine.read(municipality, text));
    }

    /** Stands until {@link #liftQuarantine}, also after a restart. */
    void declare(Quarantine quarantine) {
        write(QUARANTINE, quarantine.written());
    }

    void liftQuarantine() {
        delete(QUARANTINE);
    }

    LeafHashes leafHashes() {
        return new LeafHashes(folder.resolve(LEAF_HASHES));
    }

    /**
     * How many anchors the database held when it was last verified, and a hash over them all.
     *
     * @param anchors counted from the first
     */
    record AnchorsSeen(long anchors, Hash hash) {}

    /** Absent where nothing was verified yet, or where it has been taken away. */
    Optional<AnchorsSeen> anchorsSeen() {
        return read(ANCHORS_SEEN).flatMap(text -> {
            var words = text.strip().split(" ", -1);
            try {
                return words.length == 2
                        ? Optional.of(new AnchorsSeen(Long.parseLong(words[0]), Hash.ofBase64(words[1])))
                        : Optional.empty();
            } catch (IllegalArgumentException unreadable) {
                return Optional.empty();
            }
        });
    }

    void remember(AnchorsSeen seen) {
        write(ANCHORS_SEEN, "%d %s\n".formatted(seen.anchors(), seen.hash().base64()));
    }

    /** The key to change to; the same one until it is changed to, whatever happens meanwhile. */
    NoteSigner nextKey(String name, SecureRandom random) {
        if (read(NEXT_KEY).isEmpty()) {
            write(
                    NEXT_KEY,
                    NoteSigner.generate(name, NoteKey.Kind.SIGNATURE, random).secretKey() + "\n");
        }
        return key(NEXT_KEY).orElseThrow();
    }

    /** From now on the next key signs; the one until now signs along, where it is not lost. */
    void changeKey(NoteSigner next) {
        rememberKey(next.key());
        read(KEY).ifPresent(earlier -> write(EARLIER_KEY, earlier));
        write(KEY, next.secretKey() + "\n");
        delete(NEXT_KEY);
    }

    /** Begins the log anew under the key's name; what was signed under the earlier one is set aside, for ever. */
    void beginAgain(NoteSigner key) {
        rememberKey(key.key());
        try {
            for (var old : List.of(LAST_SIGNED, KEY, EARLIER_KEY)) {
                setAside(old);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        delete(LEAF_HASHES);
        delete(ANCHORS_SEEN);
        write(KEY, key.secretKey() + "\n");
        write(LAST_SIGNED, nothingYet(key).toString());
    }

    private void setAside(String file) throws IOException {
        for (var i = 1; Files.exists(folder.resolve(file)); i++) {
            var aside = folder.resolve("%s.lost-%d".formatted(file, i));
            if (!Files.exists(aside)) {
                PrivateFiles.moveWhole(folder.resolve(file), aside);
            }
        }
    }

    private void rememberKey(NoteKey key) {
        var known = read(VERIFIER_KEYS).orElse("");
        if (known.lines().noneMatch(key.toString()::equals)) {
            write(VERIFIER_KEYS, known + key + "\n");
        }
    }

    private void delete(String file) {
        try {
            Files.deleteIfExists(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<String> read(String file) {
        try {
            var path = folder.resolve(file);
            return Files.exists(path) ? Optional.of(Files.readString(path)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String file, String text) {
        try {
            PrivateFiles.write(folder.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
