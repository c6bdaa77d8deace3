package se.malspar.app.archive;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.malspar.projections.json.TrailJson;

/** The lines that were not recorded: the first ones for whoever watches, all of them in a file where one is wanted. */
final class RefusalReport implements AutoCloseable {

    private static final int SHOWN = 20;

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    private record Refusal(
            long line, String file, String code, String swedish, String english, Optional<String> field) {}

    private final PrintStream watched;
    private final @Nullable OutputStream file;
    private long refusals;

    RefusalReport(PrintStream watched, @Nullable Path file) throws IOException {
        this.watched = watched;
        this.file = file == null ? null : new BufferedOutputStream(Files.newOutputStream(file));
    }

    void refused(String name, long line, String code, String swedish, String english, Optional<String> field) {
        refusals++;
        if (refusals <= SHOWN) {
            watched.println("%s, rad %d: %s (%s)".formatted(name, line, swedish, code));
        } else if (refusals == SHOWN + 1) {
            watched.println(
                    file == null
                            ? "Fler rader vägras. Ange --report för att få alla."
                            : "Fler rader står i rapporten.");
        }
        if (file != null) {
            try {
                file.write(
                        TrailJson.mapper().writeValueAsBytes(new Refusal(line, name, code, swedish, english, field)));
                file.write('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
