package se.malspar.domain.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class AsOfTest {

    private static final LocalDate DAY = LocalDate.parse("2020-12-31");
    private static final Instant RECORDED_BY = Instant.parse("2026-02-01T12:00:00Z");

    @Test
    void a_single_day_is_both_the_day_decided_by_and_the_day_valid_on() {
        assertThat(AsOf.on(DAY, RECORDED_BY)).isEqualTo(new AsOf(DAY, DAY, RECORDED_BY));
    }

    @Test
    void is_written_with_its_three_axes_and_read_back_equal() {
        var json = JsonMapper.builder().build();
        var moment = new AsOf(DAY, DAY.plusDays(1), RECORDED_BY);
        assertThat(json.writeValueAsString(moment))
                .isEqualTo("{\"decidedBy\":\"2020-12-31\",\"validOn\":\"2021-01-01\","
                        + "\"recordedBy\":\"2026-02-01T12:00:00Z\"}");
        assertThat(json.readValue(json.writeValueAsString(moment), AsOf.class)).isEqualTo(moment);
    }
}
