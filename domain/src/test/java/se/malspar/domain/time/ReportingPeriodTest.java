package se.malspar.domain.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class ReportingPeriodTest {

    @ParameterizedTest
    @CsvSource({
        "2026-01-01/2026-04-30, 2026-01-01/2026-04-30, tertial 1 2026",
        "2026-T1, 2026-01-01/2026-04-30, tertial 1 2026",
        "2026-t2, 2026-05-01/2026-08-31, tertial 2 2026",
        "' 2026-T3 ', 2026-09-01/2026-12-31, tertial 3 2026",
        "2026, 2026-01-01/2026-12-31, helår 2026",
        "2026-03, 2026-03-01/2026-03-31, mars 2026",
        "2020-02, 2020-02-01/2020-02-29, februari 2020",
        "2019--2022, 2019-01-01/2022-12-31, 2019–2022",
        "2019–2022, 2019-01-01/2022-12-31, 2019–2022",
        "2019-2022, 2019-01-01/2022-12-31, 2019–2022",
        "2026--2026, 2026-01-01/2026-12-31, helår 2026",
        "2026-01-01/2026-08-31, 2026-01-01/2026-08-31, januari–augusti 2026",
        "2026-02-01/2026-05-31, 2026-02-01/2026-05-31, februari–maj 2026",
        "2026-01-02/2026-04-30, 2026-01-02/2026-04-30, 2026-01-02–2026-04-30",
        "2026-01-01/2026-04-29, 2026-01-01/2026-04-29, 2026-01-01–2026-04-29",
        "2026-03-15/2026-03-15, 2026-03-15/2026-03-15, 2026-03-15–2026-03-15",
        "2025-03-01/2026-03-31, 2025-03-01/2026-03-31, 2025-03-01–2026-03-31",
        "2025-01-01/2026-04-30, 2025-01-01/2026-04-30, 2025-01-01–2026-04-30",
    })
    void is_read_from_the_interval_and_its_shorthands(String text, String interval, String label) {
        var period = ReportingPeriod.parse(text);
        assertThat(period).hasToString(interval);
        assertThat(period.label()).isEqualTo(label);
        assertThat(ReportingPeriod.parse(period.toString())).isEqualTo(period);
    }

    @ParameterizedTest
    @CsvSource({
        "'', unreadable-period",
        "2026-T0, unreadable-period",
        "2026-T4, unreadable-period",
        "2026-13, unreadable-period",
        "2026-00, unreadable-period",
        "tertial 1 2026, unreadable-period",
        "2026-T1x, unreadable-period",
        "1861, unreadable-period",
        "2200--2201, unreadable-period",
        "2026-01-01, unreadable-period",
        "2026-01-01/, unreadable-period",
        "2022--2019, period-backwards",
        "2026-04-30/2026-01-01, period-backwards",
        "2026-01-01/2026-04-31, no-such-date",
        "2026-13-01/2026-04-30, no-such-date",
        "1861-01-01/2026-04-30, year-out-of-range",
    })
    void refuses_everything_else(String text, String what) {
        assertThatExceptionOfType(UnreadableText.class)
                .isThrownBy(() -> ReportingPeriod.parse(text))
                .satisfies(refusal -> assertThat(refusal.what()).isEqualTo(what));
    }

    @Test
    void refuses_to_end_before_it_begins() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReportingPeriod(LocalDate.parse("2026-02-01"), LocalDate.parse("2026-01-31")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReportingPeriod(LocalDate.parse("1861-02-01"), LocalDate.parse("2026-01-31")));
    }

    @Test
    void is_one_string_in_json() {
        var json = JsonMapper.builder().build();
        var tertial = ReportingPeriod.parse("2026-T1");
        assertThat(json.writeValueAsString(tertial)).isEqualTo("\"2026-01-01/2026-04-30\"");
        assertThat(json.readValue("\"2026-01-01/2026-04-30\"", ReportingPeriod.class))
                .isEqualTo(tertial);
    }
}
