package se.malspar.domain.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.malspar.domain.time.UnreadableText;

class SwedishNumberTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1234, 1234",
        "'1,5', 1.5",
        "1.5, 1.5",
        "'1,50', 1.50",
        "'-1,5', -1.5",
        "'\u22121,5', -1.5",
        "1 234, 1234",
        "'1 234 567,5', 1234567.5",
        "'1\u00a0234\u00a0567,5', 1234567.5",
        "'\u22121\u202f234,5', -1234.5",
        "12 345 678, 12345678",
        "'1,234', 1.234",
        "0.234, 0.234",
        "1234.567, 1234.567",
        "1 234.567, 1234.567",
        "1.2345, 1.2345",
        "1.23, 1.23",
        "007, 7",
        "'0,000001', 0.000001",
        "999999999999999999, 999999999999999999",
        "' 12\u00a0', 12",
    })
    void reads_the_whole_number(String text, BigDecimal value) {
        assertThat(SwedishNumber.parse(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "1 23",
                "1 2345",
                "12 34 567",
                "1234 567",
                "1 234\u00a0567",
                "1  234",
                "0 123",
                "1.234.5",
                "1.234.567",
                "1,234,567",
                "1,234.5",
                "1.234,5",
                ".5",
                "5,",
                "1e3",
                "+5",
                "--5",
                "5-",
                "- 5",
                "12 %",
                "1 234 kr",
                "NaN",
                "0x10",
                "1_000",
                "١٢",
                "1234567890123456789",
                "0,0000001",
                "1/2",
                "ca 5",
                "\u20135"
            })
    void refuses_what_is_not_a_number_from_end_to_end(String text) {
        refused(text);
    }

    @ParameterizedTest
    @CsvSource({"1.234, 1234, '1,234'", "-12.500, -12500, '-12,500'"})
    void refuses_a_full_stop_that_may_mean_thousands_or_decimals(String text, String whole, String decimal) {
        assertThatExceptionOfType(UnreadableText.class)
                .isThrownBy(() -> SwedishNumber.parse(text))
                .satisfies(refusal -> assertThat(refusal.what()).isEqualTo("unreadable-number"))
                .satisfies(refusal -> assertThat(refusal.inSwedish())
                        .isEqualTo(
                                "«%s» kan betyda två olika tal: skriv %s eller %s.".formatted(text, whole, decimal)));
    }

    @ParameterizedTest
    @CsvSource({
        "12 %, 12, %",
        "12%, 12, %",
        "'12,5\u00a0%', 12.5, %",
        "1 234 kr, 1234, kr",
        "'\u22121\u00a0234\u00a0kr', -1234, kr",
        "3 st, 3, st",
        "3 ST, 3, st",
    })
    void reads_a_number_with_its_unit(String text, BigDecimal value, String unit) {
        assertThat(SwedishNumber.parseWithUnit(text)).isEqualTo(new Quantity(value, Optional.of(unit)));
    }

    @Test
    void a_unit_may_be_missing() {
        assertThat(SwedishNumber.parseWithUnit("12,5"))
                .isEqualTo(new Quantity(new BigDecimal("12.5"), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "kr", "12 %%", "12 kr st", "12 meter", "1.234 kr", "12  kr", "kr 12", "12\n%"})
    void refuses_other_units_and_units_without_a_number(String text) {
        assertThatExceptionOfType(UnreadableText.class)
                .isThrownBy(() -> SwedishNumber.parseWithUnit(text))
                .satisfies(refusal -> assertThat(refusal.input()).isEqualTo(text));
    }

    @Test
    void a_long_text_is_refused_at_once() {
        refused("1" + " 234".repeat(100_000));
    }

    private static void refused(String text) {
        assertThatExceptionOfType(UnreadableText.class)
                .isThrownBy(() -> SwedishNumber.parse(text))
                .satisfies(refusal -> assertThat(refusal.what()).isEqualTo("unreadable-number"));
    }
}
