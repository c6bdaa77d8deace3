package se.malspar.app.platform.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server's log: the newest lines and one older file, never much more than twice the limit however long it runs. */
final class ServerLog implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ServerLog.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

    private final Path file;
    private final long limit;
    private final Thread watcher;

    ServerLog(Path file, long limit) throws IOException {
        this.file = file;
        this.limit = limit;
        if (!Files.exists(file)) {
            PrivateFiles.write(file, "");
        }
        trim();
        this.watcher = Thread.ofVirtual().name("pg.log").start(this::watch);
    }

    Path file() {
        return file;
    }

    long size() throws IOException {
        return Files.size(file);
    }

    String since(long position) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var bytes = ByteBuffer.allocate(Math.clamp(channel.size() - position, 0, 64 * 1024));
            channel.read(bytes, position);
            return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        }
    }

    /** The server appends through a handle of its own, so the file is emptied in place instead of renamed. */
    void trim() throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            var size = channel.size();
            if (size <= limit) {
                return;
            }
            var older = file.resolveSibling(file.getFileName() + ".1");
            PrivateFiles.write(older, "");
            try (var copy = FileChannel.open(older, StandardOpenOption.WRITE)) {
                channel.transferTo(size - limit, limit, copy);
            }
            channel.truncate(0);
        }
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(BETWEEN_LOOKS);
                trim();
            }
        } catch (InterruptedException _) {
            // closed
        } catch (IOException e) {
            log.warn("{} kan inte längre hållas kort: {}", file, e.toString());
        }
    }

    @Override
    public void close() {
        watcher.interrupt();
    }
}
