package se.malspar.domain.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class QuantityTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void is_written_as_text_with_all_its_decimals_and_read_back_equal() {
        var share = new Quantity(new BigDecimal("12.50"), Optional.of("%"));
        var count = new Quantity(new BigDecimal("3"), Optional.empty());
        assertThat(JSON.writeValueAsString(share)).isEqualTo("{\"value\":\"12.50\",\"unit\":\"%\"}");
        assertThat(JSON.writeValueAsString(count)).isEqualTo("{\"value\":\"3\"}");
        assertThat(JSON.readValue("{\"value\":\"12.50\",\"unit\":\"%\"}", Quantity.class))
                .isEqualTo(share);
        assertThat(JSON.readValue("{\"value\":\"3\"}", Quantity.class)).isEqualTo(count);
    }

    @Test
    void is_never_written_with_an_exponent() {
        assertThat(JSON.writeValueAsString(new Quantity(new BigDecimal("1E+3"), Optional.empty())))
                .isEqualTo("{\"value\":\"1000\"}");
        assertThat(JSON.writeValueAsString(new Quantity(new BigDecimal("0.000001"), Optional.empty())))
                .isEqualTo("{\"value\":\"0.000001\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E+18", "1E+999999999", "0.0000001", "1234567890123456789"})
    void refuses_numbers_nobody_reports(BigDecimal value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Quantity(value, Optional.empty()));
    }

    @Test
    void refuses_a_unit_without_a_name() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Quantity(BigDecimal.ONE, Optional.of(" ")));
    }
}
