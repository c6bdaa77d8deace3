package se.malspar.app.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of the repository, as whoever has cloned it reads them. */
final class Repository {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Set<String> NOT_OURS = Set.of("target", "data", ".git", ".idea");

    private Repository() {}

    static Path file(String path) {
        return ROOT.resolve(path);
    }

    static String read(String path) {
        return read(file(path));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String nameOf(Path file) {
        return ROOT.relativize(file).toString();
    }

    /** Every file whose path ends so, without what is built or stored. */
    static List<Path> files(String ending) {
        try (Stream<Path> files =
                Files.find(ROOT, 40, (path, _) -> path.toString().endsWith(ending) && isOurs(path))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands between the fences of a document's code blocks of a language, in order. */
    static List<String> codeBlocks(String document, String language) {
        return Pattern.compile("^```" + language + "\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(document)
                .results()
                .map(block -> block.group(1).strip())
                .toList();
    }

    private static boolean isOurs(Path path) {
        for (var part : ROOT.relativize(path)) {
            if (NOT_OURS.contains(part.toString())) {
                return false;
            }
        }
        return true;
    }
}
