package se.malspar.projections.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.malspar.projections.search.Tokens.Token;

@DisplayName("A word of a text")
class TokensTest {

    /** What a word is, said in another way. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(?:[-./:][\\p{L}\\p{M}\\p{N}]+)*");

    private static final String CHARACTERS = "aZåÄöéø019-./: ,§»\u0301\u2161\ud835\udd38\u00bd";

    @ParameterizedTest
    @CsvSource({
        "Målet, målet",
        "ÖVERSYN, översyn",
        "ks-2020-1, ks-2020-1",
        "2018/109, 2018/109",
        "1.2., 1.2",
        "007, 7",
        "000, 0",
        "§45, 45",
        "Åre:s, åre:s",
        "Ångström, ångström",
        "Café, cafe",
        "A\u030are, åre"
    })
    void is_compared_without_capitals_leading_zeros_and_foreign_accents(String written, String word) {
        assertThat(Tokens.words(written)).containsExactly(word);
    }

    @Test
    void is_held_together_by_one_sign_between_letters_or_numbers_and_begins_and_ends_with_one_of_those() {
        var random = new SplittableRandom(20);
        var characters = CHARACTERS.codePoints().toArray();
        for (int i = 0; i < 5_000; i++) {
            var text = IntStream.range(0, random.nextInt(25))
                    .mapToObj(_ -> Character.toString(characters[random.nextInt(characters.length)]))
                    .collect(Collectors.joining());
            var places = Tokens.of(text).stream().map(TokensTest::place).toList();
            assertThat(places)
                    .as(text)
                    .isEqualTo(WORD.matcher(text)
                            .results()
                            .map(word -> word.start() + "-" + word.end())
                            .toList());
        }
    }

    private static String place(Token token) {
        return token.start() + "-" + token.end();
    }
}
