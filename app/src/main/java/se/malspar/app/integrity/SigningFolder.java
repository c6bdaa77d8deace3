package se.malspar.app.integrity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.malspar.app.platform.postgres.PrivateFiles;
import se.malspar.domain.ledger.NoteSigner;

/** What the signer keeps outside the database: a folder for each municipality, that only its owner may read. */
public final class SigningFolder implements AutoCloseable {

    private static final Pattern MUNICIPALITY = Pattern.compile("[0-9]{4}");

    // closing any channel on the file would release the whole process's lock on it (POSIX)
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private @Nullable FileChannel lock;

    private SigningFolder(Path folder) {
        this.folder = folder;
    }

    /** Makes it where it is not there; throws {@link SigningUnavailable}. */
    public static SigningFolder open(Path folder) {
        try {
            var made = PrivateFiles.createDirectories(folder.toAbsolutePath()).toRealPath();
            if (!Files.isWritable(made)) {
                throw new SigningUnavailable(folder, "den går inte att skriva i / it cannot be written to");
            }
            return new SigningFolder(made);
        } catch (IOException e) {
            throw new SigningUnavailable(folder, e.toString());
        }
    }

    /** Whether this process alone may sign with what is here, until {@link #close}. */
    synchronized boolean isHeld() {
        if (lock != null) {
            return true;
        }
        if (!HELD_HERE.add(folder)) {
            return false;
        }
        try {
            var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                HELD_HERE.remove(folder);
                return false;
            }
            lock = channel;
            return true;
        } catch (IOException e) {
            HELD_HERE.remove(folder);
            throw new UncheckedIOException(e);
        }
    }

    /** Lets another process sign. */
    @Override
    public synchronized void close() {
        if (lock != null) {
            try {
                lock.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                lock = null;
                HELD_HERE.remove(folder);
            }
        }
    }

    /** Those whose logs were ever signed from here. */
    Set<String> municipalities() {
        try (var files = Files.list(folder)) {
            var found = new TreeSet<String>();
            files.map(file -> file.getFileName().toString())
                    .filter(name -> MUNICIPALITY.matcher(name).matches())
                    .forEach(found::add);
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<KeptFiles> of(String municipality) {
        var own = folder.resolve(municipality);
        return Files.isDirectory(own) ? Optional.of(new KeptFiles(municipality, own)) : Optional.empty();
    }

    /** For a log of which nothing was ever signed: the key, and a signed tree of no leaves, all of it or nothing. */
    KeptFiles create(String municipality, NoteSigner key) {
        try {
            var unfinished = folder.resolve(municipality + ".new");
            if (Files.isDirectory(unfinished)) {
                try (var files = Files.list(unfinished)) {
                    for (var file : files.toList()) {
                        Files.delete(file);
                    }
                }
                Files.delete(unfinished);
            }
            new KeptFiles(municipality, PrivateFiles.createDirectories(unfinished)).begin(key);
            PrivateFiles.moveWhole(unfinished, folder.resolve(municipality));
            return new KeptFiles(municipality, folder.resolve(municipality));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
