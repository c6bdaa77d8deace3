package se.malspar.domain.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.time.Year;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.malspar.domain.time.DecidedOn.Precision;

class SwedishDateTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2020-10-07",
                "20201007",
                "7 oktober 2020",
                "07 oktober 2020",
                "7 okt 2020",
                "7 okt. 2020",
                "den 7 oktober 2020",
                "Den 7 Oktober 2020",
                "7 OKTOBER 2020",
                "7/10 2020",
                "7/10-2020",
                "7/10 - 2020",
                "7/10–2020",
                "07/10 2020",
                "7/ 10 2020",
                "den 7/10 2020",
                " 2020-10-07\n",
                "7\u00a0oktober\u00a02020",
                "7\u202foktober  2020",
                "den 7\noktober 2020",
                "2020\u201110\u201107"
            })
    void reads_a_day_in_every_way_it_is_written(String text) {
        var date = SwedishDate.parse(text);
        assertThat(date).isEqualTo(DecidedOn.day(LocalDate.parse("2020-10-07"), text.strip()));
        assertThat(SwedishDate.parseDay(text)).isEqualTo("2020-10-07");
    }

    @ParameterizedTest
    @CsvSource({
        "februari 2020, 2020-02-01, 2020-02-29",
        "feb 2020, 2020-02-01, 2020-02-29",
        "feb. 2019, 2019-02-01, 2019-02-28",
        "i maj 2019, 2019-05-01, 2019-05-31",
        "Maj 2019, 2019-05-01, 2019-05-31",
        "sept 2019, 2019-09-01, 2019-09-30",
        "2019-12, 2019-12-01, 2019-12-31",
    })
    void reads_a_month(String text, LocalDate first, LocalDate last) {
        assertThat(SwedishDate.parse(text)).isEqualTo(new DecidedOn(first, last, text, false));
        assertThat(SwedishDate.parse(text).precision()).isEqualTo(Precision.MONTH);
    }

    @Test
    void reads_a_year() {
        assertThat(SwedishDate.parse("2020")).isEqualTo(DecidedOn.year(Year.of(2020), "2020"));
    }

    @ParameterizedTest
    @CsvSource({
        "31 april 2019, 2019-04-01, 2019-04-30",
        "den 31 april 2019, 2019-04-01, 2019-04-30",
        "31/4 2019, 2019-04-01, 2019-04-30",
        "2019-04-31, 2019-04-01, 2019-04-30",
        "20190431, 2019-04-01, 2019-04-30",
        "29 februari 2019, 2019-02-01, 2019-02-28",
        "2100-02-29, 2100-02-01, 2100-02-28",
    })
    void keeps_an_impossible_date_as_printed_and_never_moves_it_to_another_day(
            String text, LocalDate first, LocalDate last) {
        assertThat(SwedishDate.parse(text)).isEqualTo(new DecidedOn(first, last, text, true));
        refused(() -> SwedishDate.parseDay(text), "no-such-date", text);
    }

    @ParameterizedTest
    @CsvSource({
        "6/2, 2019-02-06",
        "6/ 3, 2019-03-06",
        "25 februari, 2019-02-25",
        "den 20 mars, 2019-03-20",
        "den 6/3, 2019-03-06",
        "7 okt., 2019-10-07",
    })
    void reads_a_day_without_a_year_in_the_assumed_year_only(String text, LocalDate decidedOn) {
        assertThat(SwedishDate.parse(text, Year.of(2019))).isEqualTo(DecidedOn.day(decidedOn, text));
        refused(() -> SwedishDate.parse(text), "year-missing", text);
    }

    @Test
    void reads_a_month_without_a_year_in_the_assumed_year_only() {
        var october = SwedishDate.parse("i oktober", Year.of(2020));
        assertThat(october.first()).isEqualTo("2020-10-01");
        assertThat(october.last()).isEqualTo("2020-10-31");
        refused(() -> SwedishDate.parse("i oktober"), "year-missing", "i oktober");
    }

    @Test
    void flags_what_the_assumed_year_makes_impossible() {
        assertThat(SwedishDate.parse("31 april", Year.of(2019)).impossible()).isTrue();
        assertThat(SwedishDate.parse("29 februari", Year.of(2019)).impossible()).isTrue();
        assertThat(SwedishDate.parse("29 februari", Year.of(2020)).impossible()).isFalse();
    }

    @Test
    void a_year_in_the_text_goes_before_the_assumed_one() {
        assertThat(SwedishDate.parse("6/2 2018", Year.of(2019)).first()).isEqualTo("2018-02-06");
    }

    @ParameterizedTest
    @CsvSource({
        "2024-09-12-17, 2024-09-12, 2024-09-17",
        "2025-06-18 och 19, 2025-06-18, 2025-06-19",
        "18 och 19 juni 2025, 2025-06-18, 2025-06-19",
        "12–17 september 2024, 2024-09-12, 2024-09-17",
        "2024-09-12--2024-09-17, 2024-09-12, 2024-09-17",
        "2024-09-12 – 2024-09-17, 2024-09-12, 2024-09-17",
        "2024-12-30/2025-01-02, 2024-12-30, 2025-01-02",
    })
    void reads_the_days_of_one_meeting(String text, LocalDate first, LocalDate last) {
        assertThat(SwedishDate.parse(text)).isEqualTo(new DecidedOn(first, last, text, false));
        refused(() -> SwedishDate.parseDay(text), "day-missing", text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-09-17-12", "2024-09-12-12", "31–32 maj 2024", "30 och 31 april 2019"})
    void refuses_days_of_a_meeting_that_run_backwards_or_do_not_exist(String text) {
        refused(() -> SwedishDate.parse(text), "no-such-date", text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2020-13-01", "2020-00-10", "2020-10-00", "32 maj 2020", "0/5 2020", "7/13 2020", "2020-21"})
    void refuses_days_and_months_no_calendar_has(String text) {
        refused(() -> SwedishDate.parse(text), "no-such-date", text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1861", "1861-12-31", "2201-01-01", "7 oktober 0020", "9999"})
    void refuses_years_outside_the_municipalities_time(String text) {
        refused(() -> SwedishDate.parse(text), "year-out-of-range", text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "igår",
                "2020-10-07 § 175",
                "KS 2020-10-07",
                "2020-1-7",
                "20-10-07",
                "7/10/2020",
                "7/10 20",
                "7.10.2020",
                "7 brumaire 2020",
                "7 oktober 20",
                "oktober 7 2020",
                "2020-10-07T00:00:00",
                "2020-10-07Z",
                "٢٠٢٠-١٠-٠٧",
                "2020-10-07\u0000",
                "+2020-10-07",
                "kl 7 oktober 2020"
            })
    void refuses_everything_else(String text) {
        refused(() -> SwedishDate.parse(text), "unreadable-date", text.strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2020", "2020-10", "oktober 2020"})
    void a_day_asked_for_must_be_a_day(String text) {
        refused(() -> SwedishDate.parseDay(text), "day-missing", text);
    }

    @Test
    void a_long_text_is_refused_without_being_repeated() {
        assertThatExceptionOfType(UnreadableText.class)
                .isThrownBy(() -> SwedishDate.parse("1".repeat(1_000_000)))
                .satisfies(refusal -> assertThat(refusal.inSwedish()).hasSizeLessThan(250));
    }

    @Test
    void a_refusal_speaks_both_languages_on_one_line() {
        assertThatExceptionOfType(UnreadableText.class)
                .isThrownBy(() -> SwedishDate.parse("x\r\ny"))
                .satisfies(refusal -> assertThat(refusal.inSwedish())
                        .isEqualTo(
                                "«x y» går inte att läsa som ett datum: skriv till exempel 2020-10-07, 7 oktober 2020"
                                        + " eller februari 2020."))
                .satisfies(refusal -> assertThat(refusal.inEnglish())
                        .startsWith("«x y» cannot be read as a date:")
                        .isEqualTo(refusal.getMessage()));
    }

    @Test
    void every_day_is_read_back_from_every_way_of_writing_it() {
        var swedish = Locale.of("sv", "SE");
        var ways = List.of("uuuu-MM-dd", "uuuuMMdd", "d MMMM uuuu", "'den' d MMMM uuuu", "d/M uuuu", "d/M-uuuu");
        var seed = 20201007L;
        RandomGenerator random = new SplittableRandom(seed);
        for (var round = 0; round < 2_000; round++) {
            var day = LocalDate.of(1862, 1, 1).plusDays(random.nextInt(123_000));
            for (var way : ways) {
                var text = DateTimeFormatter.ofPattern(way, swedish).format(day);
                assertThat(SwedishDate.parse(text))
                        .as("seed %d: %s", seed, text)
                        .isEqualTo(DecidedOn.day(day, text));
            }
        }
    }

    private static void refused(ThrowingCallable reading, String what, String input) {
        assertThatExceptionOfType(UnreadableText.class)
                .isThrownBy(reading)
                .satisfies(refusal -> assertThat(refusal.what()).isEqualTo(what))
                .satisfies(refusal -> assertThat(refusal.input()).isEqualTo(input));
    }
}
