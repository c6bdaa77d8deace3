package se.malspar.domain.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A key")
class KeyTest {

    @ParameterizedTest
    @ValueSource(strings = {"1", "ks-2020-1", "å.ä-ö", "a--b", "9..9"})
    void of_small_letters_digits_stops_and_hyphens_between_is_one(String key) {
        assertThat(Key.required("goal", key)).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-", ".", "-a", "a-", ".a", "a.", "A", "a b", "a/b", "a:b", "é", "a_b", "a\n", "١", "a|b"})
    void of_anything_else_is_none(String written) {
        assertThatThrownBy(() -> Key.required("goal", written))
                .isInstanceOfSatisfying(
                        Malformed.class,
                        malformed -> assertThat(malformed.getMessage()).contains("80"));
    }

    @Test
    void has_eighty_characters_at_most() {
        assertThat(Key.required("goal", "a".repeat(80))).hasSize(80);
        assertThatThrownBy(() -> Key.required("goal", "a".repeat(81))).isInstanceOf(Malformed.class);
    }
}
