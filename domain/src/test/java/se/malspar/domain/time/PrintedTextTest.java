package se.malspar.domain.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PrintedTextTest {

    @Test
    void stripping_takes_every_kind_of_blank_around_the_text_and_none_within() {
        assertThat(PrintedText.stripped("\u00a0\t\n KS\u00a0\n2019 \u202f\u2007\r\u0085"))
                .isEqualTo("KS\u00a0\n2019");
        assertThat(PrintedText.stripped(" \u00a0 ")).isEmpty();
    }

    @Test
    void levelling_makes_one_line_with_single_blanks_hyphens_and_composed_letters() {
        assertThat(PrintedText.levelled("  Målet\u00a0\u00a0för\n 2019\u20132022 a\u0308r "))
                .isEqualTo("Målet för 2019-2022 är");
        assertThat(PrintedText.folded("KS\u00a0ÅR")).isEqualTo("ks år");
    }

    @Test
    void a_million_blanks_take_no_time() {
        var text = "KS" + " ".repeat(1_000_000) + "§";
        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(PrintedText.levelled(text)).isEqualTo("KS §"));
    }
}
