package se.malspar.domain.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.malspar.domain.time.UnreadableText;
import tools.jackson.databind.json.JsonMapper;

class ParagraphNumberTest {

    @ParameterizedTest
    @ValueSource(strings = {"§ 010", "§10", "§ 10", "010", "10", "§\u00a010", " § 0010 ", "§\n10"})
    void is_the_same_number_however_it_is_printed(String text) {
        assertThat(ParagraphNumber.parse(text)).isEqualTo(ParagraphNumber.of(10));
    }

    @ParameterizedTest
    @CsvSource({"10 a, 10a, § 10a", "§ 12A, 12a, § 12a", "§ 012 a, 12a, § 12a", "99999, 99999, § 99999", "1, 1, § 1"})
    void is_written_in_one_way(String text, String written, String printed) {
        assertThat(ParagraphNumber.parse(text)).hasToString(written);
        assertThat(ParagraphNumber.parse(text).printed()).isEqualTo(printed);
        assertThat(ParagraphNumber.parse(printed)).isEqualTo(ParagraphNumber.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "§",
                "0",
                "§ 0",
                "000",
                "-1",
                "100000",
                "10 ab",
                "a",
                "§§ 10",
                "§ 10-12",
                "10.5",
                "10 å",
                "1 0",
                "00000000000000000000000000001",
                "١٠"
            })
    void refuses_what_is_no_number(String text) {
        assertThatExceptionOfType(UnreadableText.class)
                .isThrownBy(() -> ParagraphNumber.parse(text))
                .satisfies(refusal -> assertThat(refusal.what()).isEqualTo("unreadable-paragraph"));
    }

    @Test
    void refuses_numbers_and_suffixes_that_cannot_be_read_back() {
        assertThatIllegalArgumentException().isThrownBy(() -> ParagraphNumber.of(0));
        assertThatIllegalArgumentException().isThrownBy(() -> ParagraphNumber.of(100_000));
        assertThatIllegalArgumentException().isThrownBy(() -> new ParagraphNumber(10, "A"));
        assertThatIllegalArgumentException().isThrownBy(() -> new ParagraphNumber(10, "ab"));
    }

    @Test
    void sorts_by_number_and_not_by_letters() {
        assertThat(Stream.of("100", "12b", "9", "12", "12a", "010")
                        .map(ParagraphNumber::parse)
                        .sorted())
                .extracting(ParagraphNumber::toString)
                .containsExactly("9", "10", "12", "12a", "12b", "100");
    }

    @Test
    void is_one_string_in_json() {
        var json = JsonMapper.builder().build();
        assertThat(json.writeValueAsString(ParagraphNumber.parse("§ 012 A"))).isEqualTo("\"12a\"");
        assertThat(json.readValue("\"§ 010\"", ParagraphNumber.class)).isEqualTo(ParagraphNumber.of(10));
    }
}
