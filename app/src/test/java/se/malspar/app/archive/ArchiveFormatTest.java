package se.malspar.app.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.trail.RandomTrails;

@DisplayName("The form of an archive's lines")
class ArchiveFormatTest {

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 30);
    }

    static ArchiveLine read(String line) {
        try {
            return ArchiveFormat.read(line.getBytes(UTF_8));
        } catch (LineRefused refused) {
            throw new AssertionError(line, refused);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void is_read_as_it_was_written(long seed) {
        var archive = Archives.archive(Municipality.of("9999"), RandomTrails.recorded(seed));

        for (var line : archive.lines().toList()) {
            assertThat(new String(ArchiveFormat.write(read(line)), UTF_8).strip())
                    .as("seed %d", seed)
                    .isEqualTo(line);
        }
    }
}
