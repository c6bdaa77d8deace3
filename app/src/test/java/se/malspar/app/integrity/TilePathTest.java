package se.malspar.app.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The path of a tile")
class TilePathTest {

    @Test
    void is_written_in_groups_of_three_digits() {
        assertThat(TilePath.parse("0/000")).contains(new TilePath(OptionalInt.of(0), 0, 256));
        assertThat(TilePath.parse("2/x001/x234/067")).contains(new TilePath(OptionalInt.of(2), 1_234_067, 256));
        assertThat(TilePath.parse("/entries/007.p/12")).contains(new TilePath(OptionalInt.empty(), 7, 12));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "0/",
                "0/0",
                "0/00",
                "0/0000",
                "0/x000/001",
                "0/001/002",
                "8/000",
                "00/000",
                "-1/000",
                "0/000.p/0",
                "0/000.p/256",
                "0/000.p/01",
                "0/000.p/",
                "entries/",
                "entries/x1/000",
                "0/000/",
                "0/x001/x002/x003/x004/x005/006"
            })
    void is_nothing_else(String path) {
        assertThat(TilePath.parse(path)).isEmpty();
    }

    @Test
    void is_in_a_tree_that_has_all_of_it() {
        var full = TilePath.parse("0/001").orElseThrow();
        assertThat(full.isIn(511)).isFalse();
        assertThat(full.isIn(512)).isTrue();
        var partial = TilePath.parse("1/000.p/2").orElseThrow();
        assertThat(partial.isIn(511)).isFalse();
        assertThat(partial.isIn(512)).isTrue();
        assertThat(partial.height()).isEqualTo(8);
    }
}
