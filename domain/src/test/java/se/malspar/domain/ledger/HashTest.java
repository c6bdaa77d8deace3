package se.malspar.domain.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class HashTest {

    private static final String HEX = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @Test
    void is_equal_to_the_same_bytes() {
        assertThat(Hash.ofHex(HEX)).isEqualTo(Hash.ofHex(HEX)).hasSameHashCodeAs(Hash.ofHex(HEX));
        assertThat(Hash.ofHex(HEX)).isNotEqualTo(Hash.ofHex(HEX.replace('e', 'f')));
        assertThat(Hash.of(Hash.ofHex(HEX).bytes()).hex()).isEqualTo(HEX);
    }

    @Test
    void cannot_be_changed_from_outside() {
        var given = Hash.ofHex(HEX).bytes();
        var hash = Hash.of(given);
        given[0] = 0;
        hash.bytes()[1] = 0;
        assertThat(hash.hex()).isEqualTo(HEX);
    }

    @Test
    void refuses_another_length() {
        assertThatIllegalArgumentException().isThrownBy(() -> Hash.of(new byte[31]));
        assertThatIllegalArgumentException().isThrownBy(() -> Hash.ofHex("00"));
    }
}
