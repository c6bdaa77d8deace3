package se.malspar.domain.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.malspar.domain.time.UnreadableText;
import tools.jackson.databind.json.JsonMapper;

class BodyCodeTest {

    @ParameterizedTest
    @CsvSource({
        "KS, KS",
        "ks, KS",
        "Ksau, KSAU",
        "' KF ', KF",
        "bön, BÖN",
        "BO\u0308N, BÖN",
        "N12, N12",
        "ABCDEFGHIJKL, ABCDEFGHIJKL"
    })
    void is_read_in_any_case_and_kept_in_capitals(String text, String code) {
        assertThat(BodyCode.parse(text)).isEqualTo(new BodyCode(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "K", "ABCDEFGHIJKLM", "K S", "K-S", "2021", "1KS", "KÉ", "§", "KS\n1"})
    void refuses_what_is_no_code(String text) {
        assertThatExceptionOfType(UnreadableText.class)
                .isThrownBy(() -> BodyCode.parse(text))
                .satisfies(refusal -> assertThat(refusal.what()).isEqualTo("unreadable-body-code"));
    }

    @Test
    void refuses_small_letters_unless_they_are_read() {
        assertThatExceptionOfType(UnreadableText.class).isThrownBy(() -> new BodyCode("ks"));
    }

    @Test
    void is_one_string_in_json() {
        var json = JsonMapper.builder().build();
        assertThat(json.writeValueAsString(new BodyCode("KSAU"))).isEqualTo("\"KSAU\"");
        assertThat(json.readValue("\"ksau\"", BodyCode.class)).isEqualTo(new BodyCode("KSAU"));
    }
}
