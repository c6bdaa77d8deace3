package se.malspar.domain.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PeriodTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final LocalDate NEW_YEAR = LocalDate.parse("2020-01-01");
    private static final LocalDate NEXT_NEW_YEAR = LocalDate.parse("2021-01-01");

    @Test
    void contains_its_first_day_and_not_the_day_it_is_valid_until() {
        var year = Period.between(NEW_YEAR, NEXT_NEW_YEAR);
        assertThat(year.contains(NEW_YEAR.minusDays(1))).isFalse();
        assertThat(year.contains(NEW_YEAR)).isTrue();
        assertThat(year.contains(NEXT_NEW_YEAR.minusDays(1))).isTrue();
        assertThat(year.contains(NEXT_NEW_YEAR)).isFalse();
    }

    @Test
    void until_further_notice_has_no_last_day() {
        assertThat(Period.from(NEW_YEAR).contains(LocalDate.parse("2199-12-31")))
                .isTrue();
        assertThat(Period.from(NEW_YEAR).contains(NEW_YEAR.minusDays(1))).isFalse();
    }

    @Test
    void refuses_to_be_without_a_day() {
        assertThatIllegalArgumentException().isThrownBy(() -> Period.between(NEW_YEAR, NEW_YEAR));
        assertThatIllegalArgumentException().isThrownBy(() -> Period.between(NEXT_NEW_YEAR, NEW_YEAR));
    }

    @Test
    void is_written_without_an_end_when_it_has_none() {
        assertThat(JSON.writeValueAsString(Period.from(NEW_YEAR))).isEqualTo("{\"from\":\"2020-01-01\"}");
        assertThat(JSON.writeValueAsString(Period.between(NEW_YEAR, NEXT_NEW_YEAR)))
                .isEqualTo("{\"from\":\"2020-01-01\",\"until\":\"2021-01-01\"}");
    }

    @Test
    void is_read_back_equal() {
        assertThat(JSON.readValue("{\"from\":\"2020-01-01\"}", Period.class)).isEqualTo(Period.from(NEW_YEAR));
        assertThat(JSON.readValue("{\"from\":\"2020-01-01\",\"until\":null}", Period.class))
                .isEqualTo(Period.from(NEW_YEAR));
        assertThat(JSON.readValue("{\"from\":\"2020-01-01\",\"until\":\"2021-01-01\"}", Period.class))
                .isEqualTo(Period.between(NEW_YEAR, NEXT_NEW_YEAR));
    }
}
