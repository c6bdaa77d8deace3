package se.malspar.app.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The database's share of the machine's memory")
class MemoryShareTest {

    @ParameterizedTest
    @CsvSource({"256, 64, 256", "1024, 128, 512", "8192, 1024, 4096", "131072, 4096, 65536"})
    void is_an_eighth_within_bounds(long megabytes, long sharedBuffers, long effectiveCache) {
        assertThat(MemoryShare.of(megabytes << 20)).isEqualTo(new MemoryShare(sharedBuffers, effectiveCache));
    }

    @Test
    void is_found_by_asking_the_machine() {
        assertThat(MemoryShare.ofThisMachine().sharedBuffers()).isBetween(64L, 4096L);
    }
}
