package se.malspar.verify;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import se.malspar.domain.ledger.Checkpoint;
import se.malspar.domain.ledger.NotWellFormed;

/** What a witness signed last of each log, in a file that one witness at a time may hold. */
final class WitnessMemory implements AutoCloseable {

    private final Path file;
    private final FileChannel lock;
    private final SortedMap<String, Checkpoint> last;

    private WitnessMemory(Path file, FileChannel lock, SortedMap<String, Checkpoint> last) {
        this.file = file;
        this.lock = lock;
        this.last = last;
    }

    static WitnessMemory at(Path file) throws IOException {
        var lock = FileChannel.open(
                file.resolveSibling(file.getFileName() + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            // held until the channel is closed
            lock.lock();
            return new WitnessMemory(file, lock, read(file));
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static SortedMap<String, Checkpoint> read(Path file) throws IOException {
        var last = new TreeMap<String, Checkpoint>();
        if (Files.exists(file)) {
            try {
                for (var text : Files.readString(file).split("\n\n", -1)) {
                    if (!text.isEmpty()) {
                        var checkpoint = Checkpoint.parse(text + "\n");
                        last.put(checkpoint.origin(), checkpoint);
                    }
                }
            } catch (NotWellFormed e) {
                throw new CannotTry("Vittnets minne %s går inte att läsa: %s".formatted(file, e.getMessage()));
            }
        }
        return last;
    }

    Optional<Checkpoint> last(String origin) {
        return Optional.ofNullable(last.get(origin));
    }

    /** Keeps it so that neither a crash nor a loss of power brings the one before back. */
    void keep(Checkpoint checkpoint) throws IOException {
        last.put(checkpoint.origin(), checkpoint);
        var written = last.values().stream().map(Checkpoint::text).collect(Collectors.joining("\n", "", "\n"));
        var next = file.resolveSibling(file.getFileName() + ".next");
        try (var out = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            var bytes = ByteBuffer.wrap(written.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceFolder(file.toAbsolutePath().resolveSibling(""));
    }

    private static void forceFolder(Path folder) throws IOException {
        try (var entries = FileChannel.open(folder, StandardOpenOption.READ)) {
            entries.force(true);
        } catch (AccessDeniedException _) {
            // a system where folders are no files: there the move is as lasting as it gets
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
