package se.malspar.domain.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.malspar.domain.time.DecidedOn.Precision;
import tools.jackson.databind.json.JsonMapper;

class DecidedOnTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final LocalDate LAST_OF_JANUARY = LocalDate.parse("2020-01-31");
    private static final LocalDate MID_FEBRUARY = LocalDate.parse("2020-02-15");
    private static final LocalDate LAST_OF_FEBRUARY = LocalDate.parse("2020-02-29");

    private final DecidedOn day = DecidedOn.day(MID_FEBRUARY);
    private final DecidedOn month = DecidedOn.month(YearMonth.of(2020, 2), "februari 2020");
    private final DecidedOn year = DecidedOn.year(Year.of(2020), "2020");
    private final DecidedOn meeting = DecidedOn.span(LocalDate.parse("2024-09-12"), LocalDate.parse("2024-09-17"));
    private final DecidedOn impossible = DecidedOn.impossible("31 april 2019", YearMonth.of(2019, 4));

    @Test
    void a_day_is_the_only_certain_date() {
        assertThat(day.isCertain()).isTrue();
        assertThat(month.isCertain()).isFalse();
        assertThat(year.isCertain()).isFalse();
        assertThat(meeting.isCertain()).isFalse();
        assertThat(impossible.isCertain()).isFalse();
    }

    @Test
    void precision_follows_from_the_range() {
        assertThat(day.precision()).isEqualTo(Precision.DAY);
        assertThat(month.precision()).isEqualTo(Precision.MONTH);
        assertThat(year.precision()).isEqualTo(Precision.YEAR);
        assertThat(meeting.precision()).isEqualTo(Precision.SPAN);
        assertThat(impossible.precision()).isEqualTo(Precision.IMPOSSIBLE);
        assertThat(DecidedOn.span(LocalDate.parse("2019-01-01"), LocalDate.parse("2020-12-31"))
                        .precision())
                .isEqualTo(Precision.SPAN);
    }

    @Test
    void a_day_is_decided_by_its_own_end_and_not_the_day_before() {
        assertThat(day.whollyBy(MID_FEBRUARY)).isTrue();
        assertThat(day.whollyBy(MID_FEBRUARY.minusDays(1))).isFalse();
        assertThat(day.straddles(MID_FEBRUARY.minusDays(1))).isFalse();
        assertThat(day.straddles(MID_FEBRUARY)).isFalse();
    }

    @Test
    void a_month_is_decided_by_its_last_day_and_uncertain_from_its_first_to_its_last_but_one() {
        assertThat(month.whollyBy(LAST_OF_FEBRUARY)).isTrue();
        assertThat(month.whollyBy(LAST_OF_FEBRUARY.minusDays(1))).isFalse();
        assertThat(month.straddles(LAST_OF_JANUARY)).isFalse();
        assertThat(month.straddles(LAST_OF_JANUARY.plusDays(1))).isTrue();
        assertThat(month.straddles(LAST_OF_FEBRUARY.minusDays(1))).isTrue();
        assertThat(month.straddles(LAST_OF_FEBRUARY)).isFalse();
    }

    @Test
    void an_impossible_date_counts_by_its_month() {
        assertThat(impossible.first()).isEqualTo("2019-04-01");
        assertThat(impossible.last()).isEqualTo("2019-04-30");
        assertThat(impossible.straddles(LocalDate.parse("2019-04-15"))).isTrue();
        assertThat(impossible.whollyBy(LocalDate.parse("2019-04-30"))).isTrue();
    }

    @Test
    void an_impossible_date_without_a_month_counts_by_its_year() {
        assertThat(DecidedOn.impossible("31/13 2019", Year.of(2019)).last()).isEqualTo("2019-12-31");
    }

    @Test
    void may_be_read_otherwise_where_the_same_is_printed_and_no_day_is_told() {
        assertThat(impossible.mayBeReadAs(DecidedOn.day(LocalDate.parse("2019-04-30"), impossible.printed())))
                .isTrue();
        assertThat(impossible.mayBeReadAs(DecidedOn.day(LocalDate.parse("2019-04-30"), "30 april")))
                .isFalse();
        assertThat(DecidedOn.day(MID_FEBRUARY, "15 februari")
                        .mayBeReadAs(DecidedOn.day(LAST_OF_JANUARY, "15 februari")))
                .isFalse();
    }

    @Test
    void refuses_to_end_before_it_begins() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DecidedOn.span(MID_FEBRUARY, LAST_OF_JANUARY))
                .withMessageContaining("ends before it begins");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00a0\n"})
    void refuses_a_missing_printed_form(String printed) {
        assertThatIllegalArgumentException().isThrownBy(() -> DecidedOn.day(MID_FEBRUARY, printed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1861-12-31", "2201-01-01"})
    void refuses_years_before_the_municipalities_and_far_ahead(LocalDate decidedOn) {
        assertThatIllegalArgumentException().isThrownBy(() -> DecidedOn.day(decidedOn));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1862-01-01", "2200-12-31"})
    void takes_the_first_and_the_last_day_of_those_years(LocalDate decidedOn) {
        assertThat(DecidedOn.day(decidedOn).first()).isEqualTo(decidedOn);
    }

    @Test
    void refuses_an_impossible_date_that_is_neither_a_month_nor_a_year() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DecidedOn(MID_FEBRUARY, LAST_OF_FEBRUARY, "31 februari", true));
    }

    @Test
    void is_written_as_its_range_and_its_printed_form_and_nothing_derived() {
        assertThat(JSON.writeValueAsString(month))
                .isEqualTo("{\"first\":\"2020-02-01\",\"last\":\"2020-02-29\",\"printed\":\"februari 2020\"}");
        assertThat(JSON.writeValueAsString(impossible))
                .isEqualTo("{\"first\":\"2019-04-01\",\"last\":\"2019-04-30\",\"printed\":\"31 april 2019\","
                        + "\"impossible\":true}");
    }

    @Test
    void is_read_back_equal() {
        for (var written : new DecidedOn[] {day, month, year, meeting, impossible}) {
            assertThat(JSON.readValue(JSON.writeValueAsString(written), DecidedOn.class))
                    .isEqualTo(written);
        }
    }
}
