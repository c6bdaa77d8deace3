package se.malspar.app.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LargestEventTest {

    private final LeafFormat format = new LeafFormat(new Note.Format());

    @Test
    void fits_at_any_position_and_one_byte_more_fits_at_none() {
        var empty = format.draft(TestLog.note("0665", 0, new Note(""))).mostBytes();
        var room = LeafFormat.MOST_BYTES - empty;

        var largest = format.draft(TestLog.note("0665", 0, new Note("x".repeat(room))));
        assertThat(largest.storedAt(Long.MAX_VALUE, Instant.EPOCH)).hasSize(LeafFormat.MOST_BYTES);

        assertThatThrownBy(() -> format.draft(TestLog.note("0665", 0, new Note("x".repeat(room + 1)))))
                .isInstanceOf(EventTooLarge.class);
        assertThatThrownBy(() -> format.draft(TestLog.note("0665", 0, new Note("x".repeat(room - 1) + "å"))))
                .isInstanceOf(EventTooLarge.class);
    }
}
