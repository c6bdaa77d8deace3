package se.malspar.app.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/**
 * Where a command reads and writes.
 *
 * @param out holds what was asked for, and nothing else
 * @param err holds what is told meanwhile
 */
record Console(InputStream in, OutputStream out, PrintStream err) {

    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    Progress progress(Clock clock) {
        return isWatched() ? new ProgressBars(err, clock) : new ProgressLines(err, clock);
    }

    /** Whether somebody sits at a terminal and sees what is told. */
    private static boolean isWatched() {
        try {
            return Files.readSymbolicLink(STANDARD_ERROR).toString().matches("/dev/(pts/.*|tty.*|console)");
        } catch (IOException | UnsupportedOperationException _) {
            return false;
        }
    }
}
