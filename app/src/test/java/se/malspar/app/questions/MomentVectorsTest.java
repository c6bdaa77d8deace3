package se.malspar.app.questions;

import static org.assertj.core.api.Assertions.assertThat;
import static se.malspar.app.registering.Office.adoptGoal;
import static se.malspar.app.registering.Office.paragraph;
import static se.malspar.app.registering.Office.setAmbitionLevel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import se.malspar.app.Product;
import se.malspar.app.ProductTest;
import se.malspar.app.registering.Office;
import tools.jackson.databind.JsonNode;

/** Ambition level A was decided 2020-02-05, B retroactively 2021-01-13; both valid from 2020-01-01, recorded in turn. */
@ProductTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("A question that names all three axes")
class MomentVectorsTest {

    private static final String NONE = "";

    /** When something was recorded, told as an instant, since the database alone says when that is. */
    private enum Known {
        BEFORE_BOTH,
        WITH_A,
        WITH_BOTH
    }

    private record Vector(String decidedBy, String validOn, Known known) {}

    private final Product product;
    private final Map<Vector, String> expected = new LinkedHashMap<>();
    private Office office;
    private Instant aRecordedAt;
    private Instant bRecordedAt;

    @Autowired
    MomentVectorsTest(Product product) {
        this.product = product;
    }

    @BeforeAll
    void record_A_and_then_B() {
        office = Office.in(product, "1101");
        office.recorded(paragraph("KF", "2019-06-24", "§ 57", adoptGoal("1", "Tillväxt")));
        aRecordedAt = instant(
                office.recorded(paragraph("KS", "2020-02-05", "§ 12", setAmbitionLevel("1", "A", "2020-01-01"))));
        bRecordedAt = instant(
                office.recorded(paragraph("KS", "2021-01-13", "§ 10", setAmbitionLevel("1", "B", "2020-01-01"))));
        expected.put(new Vector("2020-12-31", "2020-12-31", Known.WITH_A), "A");
        expected.put(new Vector("2021-02-01", "2020-12-31", Known.WITH_A), "A");
        expected.put(new Vector("2021-02-01", "2020-12-31", Known.WITH_BOTH), "B");
        expected.put(new Vector("2020-12-31", "2020-12-31", Known.WITH_BOTH), "A");
        expected.put(new Vector("2021-02-01", "2019-12-31", Known.WITH_BOTH), NONE);
        expected.put(new Vector("2020-02-04", "2020-06-01", Known.WITH_BOTH), NONE);
        expected.put(new Vector("2021-02-01", "2021-01-01", Known.BEFORE_BOTH), NONE);
    }

    private static Instant instant(JsonNode recorded) {
        return Instant.parse(recorded.at("/recordedAt").asString());
    }

    @Test
    void is_answered_as_the_seven_vectors_say() {
        expected.forEach(
                (vector, value) -> assertThat(level(vector.decidedBy(), vector.validOn(), recordedBy(vector.known())))
                        .as(vector.toString())
                        .isEqualTo(value));
    }

    @Test
    void is_answered_otherwise_somewhere_whichever_two_axes_are_swapped() {
        assertThat(expected.entrySet())
                .as("decided and valid swapped")
                .anySatisfy(each -> assertThat(level(
                                each.getKey().validOn(),
                                each.getKey().decidedBy(),
                                recordedBy(each.getKey().known())))
                        .isNotEqualTo(each.getValue()));
        assertThat(expected.entrySet())
                .as("decided and recorded swapped")
                .anySatisfy(each -> assertThat(level(
                                day(recordedBy(each.getKey().known())),
                                each.getKey().validOn(),
                                start(each.getKey().decidedBy())))
                        .isNotEqualTo(each.getValue()));
        assertThat(expected.entrySet())
                .as("valid and recorded swapped")
                .anySatisfy(each -> assertThat(level(
                                each.getKey().decidedBy(),
                                day(recordedBy(each.getKey().known())),
                                start(each.getKey().validOn())))
                        .isNotEqualTo(each.getValue()));
    }

    @Test
    void repeats_its_moment_and_tells_the_position_of_the_log() {
        var moment = office.get("/goals?decidedBy=7 okt 2020&validOn=2020-12-31&recordedBy=2026-11-01T00:00:00Z"
                        .replace(" ", "%20"))
                .at("/moment");

        assertThat(moment.at("/decidedBy").asString()).isEqualTo("2020-10-07");
        assertThat(moment.at("/validOn").asString()).isEqualTo("2020-12-31");
        assertThat(moment.at("/recordedBy").asString()).isEqualTo("2026-11-01T00:00:00Z");
        // nothing had been recorded by then; by now something has
        assertThat(moment.at("/position").asLong()).isZero();
        assertThat(office.get("/goals?date=2020-12-31").at("/moment/position").asLong())
                .isPositive();
    }

    @Test
    void is_refused_with_a_hint_where_a_parameter_is_misspelt() {
        var refused = product.get("/api/v1/1101/goals?validdOn=2020-01-01");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Product.json(refused).at("/detail").asString()).contains("Menade du validOn?");
        assertThat(Product.json(refused).at("/english/detail").asString()).contains("Did you mean validOn?");
    }

    @Test
    void is_refused_for_a_day_that_does_not_exist() {
        var refused = product.get("/api/v1/1101/goals?date=2019-04-31");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Product.json(refused).at("/code").asString()).isEqualTo("no-such-date");
    }

    private Instant recordedBy(Known known) {
        return switch (known) {
            case BEFORE_BOTH -> aRecordedAt.minusNanos(1000);
            case WITH_A -> bRecordedAt.minusNanos(1000);
            case WITH_BOTH -> bRecordedAt;
        };
    }

    private static String day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC).toString();
    }

    private static Instant start(String day) {
        return LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** The ambition level of the goal at the moment; empty where none is known. */
    private String level(String decidedBy, String validOn, Instant recordedBy) {
        return office.get("/goals?decidedBy=%s&validOn=%s&recordedBy=%s".formatted(decidedBy, validOn, recordedBy))
                .at("/goals")
                .valueStream()
                .map(goal -> goal.at("/fields/ambitionLevel/value").asString(NONE))
                .findFirst()
                .orElse(NONE);
    }
}
