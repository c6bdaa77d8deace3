package se.malspar.app.platform.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Promises that one product at a time uses a data folder; the operating system releases it when the product dies. */
final class DataDirLock implements AutoCloseable {

    // Closing any channel on the file releases the whole process's lock on it (POSIX), so a folder
    // held by this process must be refused before the file is opened a second time.
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path dataDir;
    private final FileChannel channel;

    private DataDirLock(Path dataDir, FileChannel channel) {
        this.dataDir = dataDir;
        this.channel = channel;
    }

    static DataDirLock take(Path dataDir) throws IOException {
        if (!HELD_HERE.add(dataDir)) {
            throw inUse(dataDir);
        }
        var taken = false;
        try {
            var channel = FileChannel.open(
                    dataDir.resolve("malspar.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                taken = channel.tryLock() != null;
            } finally {
                if (!taken) {
                    channel.close();
                }
            }
            if (!taken) {
                throw inUse(dataDir);
            }
            return new DataDirLock(dataDir, channel);
        } finally {
            if (!taken) {
                HELD_HERE.remove(dataDir);
            }
        }
    }

    private static PostgresUnavailable inUse(Path dataDir) {
        return new PostgresUnavailable(
                "Datamappen %s används redan av ett annat Målspår: stoppa det, eller välj en annan mapp med malspar.data-dir."
                        .formatted(dataDir),
                "The data folder %s is already in use by another Målspår: stop it, or choose another folder with malspar.data-dir."
                        .formatted(dataDir));
    }

    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            channel.close();
            HELD_HERE.remove(dataDir);
        }
    }
}
