package se.malspar.app.integrity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.malspar.domain.ledger.Checkpoint;
import se.malspar.domain.ledger.Hash;
import se.malspar.domain.ledger.NotWellFormed;

/**
 * A file that checkpoints are added to, a line each, and never taken from: best where the product may write but not
 * change. What stands there is believed against the database and against the signer's own account.
 */
public final class AnchorFile {

    private static final Logger LOG = LoggerFactory.getLogger(AnchorFile.class);

    private final Path file;

    public AnchorFile(Path file) {
        this.file = file;
    }

    /** What it is called among the anchors. */
    String name() {
        return String.valueOf(file.getFileName());
    }

    /** Adds the line, and returns it when it is on disk. */
    String add(Checkpoint checkpoint, Instant at) {
        var line = "%s %s %d %s"
                .formatted(
                        at,
                        checkpoint.origin(),
                        checkpoint.size(),
                        checkpoint.root().base64());
        try (var channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            var bytes = ByteBuffer.wrap(((endsInALine() ? "" : "\n") + line + "\n").getBytes(UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Or else half a line stands there, where the power went, that the next is not to be taken for the rest of. */
    private boolean endsInALine() throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var last = ByteBuffer.allocate(1);
            return channel.size() == 0 || channel.read(last, channel.size() - 1) < 1 || last.get(0) == '\n';
        }
    }

    /** The checkpoints of an origin, as they stand there. */
    List<Checkpoint> of(String origin) {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (var lines = Files.lines(file)) {
            var found = new ArrayList<Checkpoint>();
            lines.forEach(line ->
                    read(line).filter(each -> each.origin().equals(origin)).ifPresent(found::add));
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Checkpoint> read(String line) {
        var words = line.split(" ", -1);
        try {
            if (words.length == 4) {
                return Optional.of(new Checkpoint(words[1], Long.parseLong(words[2]), Hash.ofBase64(words[3])));
            }
        } catch (NotWellFormed | NumberFormatException _) {
            // half a line, where the power went while it was written
        }
        LOG.warn("En rad i {} är ingen kontrollpunkt / A line of the file is no checkpoint", file);
        return Optional.empty();
    }
}
