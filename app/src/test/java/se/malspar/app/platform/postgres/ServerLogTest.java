package se.malspar.app.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The server's log")
class ServerLogTest {

    private static final int LIMIT = 1_000;

    @TempDir
    Path folder;

    @Test
    void stays_within_two_files_of_the_limit_while_the_server_goes_on_writing() throws IOException {
        var file = folder.resolve("pg.log");
        try (var log = new ServerLog(file, LIMIT);
                var server = new FileOutputStream(file.toFile(), true)) {
            for (var line = 1; line <= 1_000; line++) {
                server.write("line %d\n".formatted(line).getBytes(StandardCharsets.UTF_8));
                if (line % 100 == 0) {
                    log.trim();
                }
            }
            server.write("the last line\n".getBytes(StandardCharsets.UTF_8));

            var older = folder.resolve("pg.log.1");
            assertThat(Files.size(file)).isLessThanOrEqualTo(LIMIT);
            assertThat(Files.size(older)).isLessThanOrEqualTo(LIMIT);
            assertThat(Files.readString(file)).endsWith("the last line\n").doesNotContain("\0");
            assertThat(Files.readString(older) + Files.readString(file)).contains("line 1000\nthe last line");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }
}
