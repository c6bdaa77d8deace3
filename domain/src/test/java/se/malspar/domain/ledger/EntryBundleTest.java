package se.malspar.domain.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A bundle of leaves")
class EntryBundleTest {

    @Test
    void has_the_length_of_every_leaf_before_it() {
        var leaves = List.of(new byte[0], new byte[] {'a'}, new byte[0xffff]);
        var bundle = EntryBundle.of(leaves);
        assertThat(HexFormat.of().formatHex(bundle, 0, 7)).isEqualTo("0000000161ffff");
        assertThat(EntryBundle.read(bundle)).containsExactlyElementsOf(leaves);
        assertThat(EntryBundle.read(new byte[0])).isEmpty();
    }

    @Test
    void is_whole() {
        assertThatExceptionOfType(NotWellFormed.class).isThrownBy(() -> EntryBundle.read(new byte[] {0}));
        assertThatExceptionOfType(NotWellFormed.class).isThrownBy(() -> EntryBundle.read(new byte[] {0, 2, 'a'}));
        assertThatIllegalArgumentException().isThrownBy(() -> EntryBundle.of(List.of(new byte[0x10000])));
    }
}
