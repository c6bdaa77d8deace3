package se.malspar.domain.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A day in ISO form")
class IsoDayTest {

    private static final DateTimeFormatter STRICT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2020-1-07",
                "2020-10-7",
                "2020-13-01",
                "2020-00-10",
                "2020-10-00",
                "2021-02-29",
                "2020-04-31",
                "2020/10/07",
                "20201007",
                " 2020-10-07",
                "2020-10-07 ",
                "٢٠٢٠-10-07",
                "+020-10-07",
                "2020-10-0a"
            })
    void is_nothing_else(String text) {
        assertThat(IsoDay.read(text)).isNull();
    }

    @Test
    void is_read_as_the_calendar_has_it() {
        var seed = System.nanoTime();
        var random = new SplittableRandom(seed);
        for (int i = 0; i < 20_000; i++) {
            var text = "%04d-%02d-%02d".formatted(random.nextInt(10_000), random.nextInt(14), random.nextInt(33));
            assertThat(IsoDay.read(text)).as("%s, seed %d", text, seed).isEqualTo(byTheLibrary(text));
        }
    }

    private static @Nullable LocalDate byTheLibrary(String text) {
        try {
            return LocalDate.parse(text, STRICT);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
