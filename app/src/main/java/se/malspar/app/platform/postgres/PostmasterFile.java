package se.malspar.app.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** What the server says about itself in its postmaster.pid: its process number, and whether it answers yet. */
record PostmasterFile(long pid, boolean ready) {

    private static final int STATUS_LINE = 7;

    static Path in(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }

    /** Empty also while the server is still writing it. */
    static Optional<PostmasterFile> read(Path cluster) throws IOException {
        try {
            var lines = Files.readAllLines(in(cluster));
            if (lines.isEmpty() || !lines.getFirst().strip().matches("-?\\d{1,18}")) {
                return Optional.empty();
            }
            // A negative number is that of a server in single-user mode.
            var pid = Math.abs(Long.parseLong(lines.getFirst().strip()));
            return Optional.of(new PostmasterFile(
                    pid,
                    lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready")));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }
}
