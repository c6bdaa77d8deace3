package se.malspar.projections.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.malspar.projections.words.Words.Change;
import se.malspar.projections.words.Words.Stretch;

class WordsTest {

    private static final List<String> WORDS =
            List.of("Företagen", "ska", "öka", "märka", "och", "minst", "två,", "av", "tre.", "(mått)", "72", "%");

    /** With what is taken out in square brackets, and what is put in within plus signs. */
    private static String shown(String before, String after) {
        return Words.difference(before, after).stream()
                .map(stretch -> switch (stretch.change()) {
                    case SAME -> stretch.text();
                    case REMOVED -> "[" + stretch.text() + "]";
                    case ADDED -> "+" + stretch.text() + "+";
                })
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @CsvSource({
        "Omdömet ska öka., Omdömet ska öka och bli gott., Omdömet ska öka +och bli gott+.",
        "Omdömet ska öka och bli gott., Omdömet ska öka., Omdömet ska öka[och bli gott].",
        "70, 75, [70]+75+",
        "'Ja, kanske', Ja kanske, 'Ja [, ]kanske'",
        "Samma text., Samma text., Samma text.",
        "Samma  text., Samma text., Samma [ ]text.",
    })
    void shows_what_was_put_in_and_taken_out_word_by_word(String before, String after, String shown) {
        assertThat(shown(before, after)).isEqualTo(shown);
    }

    @Test
    void gives_both_texts_whole() {
        var seed = 20201007L;
        var random = new SplittableRandom(seed);
        for (int i = 0; i < 2_000; i++) {
            var before = text(random);
            var after = text(random);
            var stretches = Words.difference(before, after);
            assertThat(joined(stretches, Change.REMOVED)).as("seed %d", seed).isEqualTo(after);
            assertThat(joined(stretches, Change.ADDED).replaceAll("\\s", ""))
                    .as("seed %d", seed)
                    .isEqualTo(before.replaceAll("\\s", ""));
        }
    }

    private static String joined(List<Stretch> stretches, Change leftOut) {
        return stretches.stream()
                .filter(stretch -> stretch.change() != leftOut)
                .map(Stretch::text)
                .collect(Collectors.joining());
    }

    private static String text(RandomGenerator random) {
        return IntStream.range(0, random.nextInt(1, 12))
                .mapToObj(_ -> WORDS.get(random.nextInt(WORDS.size())))
                .collect(Collectors.joining(" "));
    }
}
