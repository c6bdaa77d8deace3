package se.malspar.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import se.malspar.domain.evidence.StoredZip;
import se.malspar.domain.ledger.NotWellFormed;

/** Reads what is to be examined, and no more of it than anybody has reason to send. */
final class Input {

    /** More than a log of a hundred thousand events. */
    private static final int MOST_BYTES = 512 * 1024 * 1024;

    private static final int MOST_FILES = 100_000;

    private Input() {}

    static byte[] bytes(Path file) {
        try (var in = Files.newInputStream(file)) {
            return bytes(in, file.toString());
        } catch (NoSuchFileException e) {
            throw new CannotTry("Filen %s finns inte.".formatted(file));
        } catch (IOException e) {
            throw new CannotTry("Filen %s går inte att läsa: %s".formatted(file, e.getMessage()));
        }
    }

    static byte[] bytes(InputStream in, String name) throws IOException {
        var bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new CannotTry("%s är större än %d MiB.".formatted(name, MOST_BYTES >> 20));
        }
        return bytes;
    }

    /** The files of a package, and whether they came as the product writes them; a folder always does. */
    static StoredZip.Read packageAt(Path path) {
        if (Files.isDirectory(path)) {
            return new StoredZip.Read(folder(path), true);
        }
        try {
            return StoredZip.read(bytes(path));
        } catch (NotWellFormed e) {
            throw new CannotTry(
                    "%s är inget paket som Målspår har skrivit (%s). Har det packats om? Packa upp det och granska mappen."
                            .formatted(path, e.getMessage()));
        }
    }

    /** A package that somebody has unpacked. Links are not followed. */
    private static SortedMap<String, byte[]> folder(Path folder) {
        var files = new TreeMap<String, byte[]>();
        try (var found = Files.walk(folder, 3)) {
            var left = MOST_BYTES;
            for (var file : (Iterable<Path>) found::iterator) {
                if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    continue;
                }
                var name = folder.relativize(file).toString().replace('\\', '/');
                if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || !StoredZip.isName(name)) {
                    throw new CannotTry("%s hör inte till ett paket.".formatted(name));
                }
                var content = bytes(file);
                left -= content.length;
                if (left < 0 || files.size() >= MOST_FILES) {
                    throw new CannotTry("Mappen %s är för stor för ett paket.".formatted(folder));
                }
                files.put(name, content);
            }
        } catch (IOException e) {
            throw new CannotTry("Mappen %s går inte att läsa: %s".formatted(folder, e.getMessage()));
        }
        if (files.isEmpty()) {
            throw new CannotTry("Mappen %s är tom.".formatted(folder));
        }
        return files;
    }
}
