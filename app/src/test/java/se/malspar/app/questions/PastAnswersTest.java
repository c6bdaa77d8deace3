package se.malspar.app.questions;

import static org.assertj.core.api.Assertions.assertThat;
import static se.malspar.app.registering.Office.adoptGoal;
import static se.malspar.app.registering.Office.paragraph;
import static se.malspar.app.registering.Office.setAmbitionLevel;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import se.malspar.app.Product;
import se.malspar.app.ProductTest;
import se.malspar.app.registering.Office;

@ProductTest
@DisplayName("An answer about the past")
class PastAnswersTest {

    private final Product product;

    @Autowired
    PastAnswersTest(Product product) {
        this.product = product;
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    /** When the last event so far was recorded. */
    private static String lastRecordedAt(Office office) {
        return office.get("/events?limit=1000")
                .at("/events")
                .valueStream()
                .reduce((_, last) -> last)
                .orElseThrow()
                .at("/recordedAt")
                .asString();
    }

    /** A paragraph whose recorded instant lies in the past, as more has been recorded since. */
    private static String past(Office office) {
        office.recorded(paragraph("KS", "2020-02-05", "§ 12", adoptGoal("1", "Tillväxt")));
        var recordedBy = lastRecordedAt(office);
        office.recorded(paragraph("KS", "2020-03-04", "§ 20", setAmbitionLevel("1", "Fler", "2020-01-01")));
        return recordedBy;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1501 /state date=2020-12-31",
                "1502 /goals/1 date=2020-12-31",
                "1503 /goals/1/history decidedBy=2020-12-31&validOn=2020-12-31",
                "1504 /meetings/KS/2020-02-05 date=2020-12-31",
                "1505 /bodies date=2020-12-31"
            })
    void is_the_same_byte_for_byte_whatever_is_recorded_later_and_may_be_kept_for_ever(String question) {
        var parts = question.split(" ", -1);
        var municipality = parts[0];
        var office = Office.in(product, municipality);
        var recordedBy = "recordedBy=" + past(office);
        var path = "/api/v1/" + municipality + parts[1] + "?";

        var first = product.get(path + parts[2] + "&" + recordedBy);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(header(first, "Cache-Control")).isEqualTo("max-age=31536000, public, immutable");
        office.recorded(paragraph("KS", "2020-04-01", "§ 30", setAmbitionLevel("1", "Ännu fler", "2020-01-01")));
        office.created(office.post(
                "/api/v1/%s/bodies/KS/names".formatted(municipality),
                "{\"name\":\"Kommunstyrelsen, ny\",\"validFrom\":\"2020-03-01\"}"));
        var again = product.get(path + parts[2] + "&" + recordedBy);
        // asked in another way, so that it is not remembered but answered anew
        var anew = product.get(path + recordedBy + "&" + parts[2]);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(anew.body()).isEqualTo(first.body());
        assertThat(again.headers().map().keySet())
                .containsAll(first.headers().map().keySet());
        assertThat(header(again, "ETag")).isEqualTo(header(first, "ETag"));
    }

    @Test
    void is_not_sent_again_to_whoever_has_it() {
        var office = Office.in(product, "1506");
        var path = "/api/v1/1506/state?date=2020-12-31&recordedBy=" + past(office);
        for (int i = 0; i < 2; i++) {
            var tag = header(product.get(path), "ETag");
            var unchanged = product.send(HttpRequest.newBuilder(product.at(path))
                    .header("If-None-Match", "\"other\", W/" + tag)
                    .GET());
            assertThat(unchanged.statusCode()).isEqualTo(304);
            assertThat(unchanged.body()).isEmpty();
            assertThat(header(unchanged, "ETag")).isEqualTo(tag);
            assertThat(header(unchanged, "Cache-Control")).contains("immutable");
        }
    }

    @Test
    void is_sent_compressed_under_another_tag_to_whoever_reads_gzip() throws IOException {
        var office = Office.in(product, "1511");
        var path = "/api/v1/1511/state?date=2020-12-31&recordedBy=" + past(office);
        for (int i = 0; i < 2; i++) {
            var compressed = product.sendForBytes(HttpRequest.newBuilder(product.at(path))
                    .header("Accept-Encoding", "br, gzip;q=0.9")
                    .GET());
            var plain = product.get(path);
            assertThat(header(compressed, "Content-Encoding")).isEqualTo("gzip");
            assertThat(header(plain, "Content-Encoding")).isEmpty();
            assertThat(compressed.headers().allValues("Vary")).contains("Accept-Encoding");
            assertThat(plain.headers().allValues("Vary")).contains("Accept-Encoding");
            try (var body = new GZIPInputStream(new ByteArrayInputStream(compressed.body()))) {
                assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo(plain.body());
            }
            assertThat(header(compressed, "ETag")).isNotEqualTo(header(plain, "ETag"));
            for (var tag : List.of(header(compressed, "ETag"), header(plain, "ETag"))) {
                assertThat(product.send(HttpRequest.newBuilder(product.at(path))
                                        .header("If-None-Match", tag)
                                        .GET())
                                .statusCode())
                        .isEqualTo(304);
            }
        }
        assertThat(header(
                        product.send(HttpRequest.newBuilder(product.at(path))
                                .header("Accept-Encoding", "gzip;q=0")
                                .GET()),
                        "Content-Encoding"))
                .isEmpty();
    }

    @Test
    void is_one_only_if_every_axis_is_named_and_more_has_been_recorded_since() {
        var office = Office.in(product, "1507");
        var recordedBy = past(office);
        var open = new String[] {
            "/state",
            "/state?date=2020-12-31",
            "/state?recordedBy=" + recordedBy,
            "/state?decidedBy=2020-12-31&recordedBy=" + recordedBy,
            "/state?date=2020-12-31&recordedBy=" + lastRecordedAt(office),
            "/state?date=2020-12-31&recordedBy=2100-01-01",
        };
        for (var question : open) {
            var answer = product.get("/api/v1/1507" + question);
            assertThat(answer.statusCode()).as(question).isEqualTo(200);
            assertThat(header(answer, "Cache-Control")).as(question).isEqualTo("no-cache, public");
        }
    }

    @Test
    void that_leaves_the_day_open_is_another_tomorrow() {
        var office = Office.in(product, "1508");
        past(office);
        var today = header(product.get("/api/v1/1508/state"), "ETag");
        var stated = header(product.get("/api/v1/1508/state?date=2020-12-31"), "ETag");
        assertThat(today).matches("\"\\d+\\.\\d{4}-\\d\\d-\\d\\d\\..*\"");
        assertThat(stated).doesNotMatch("\"\\d+\\.\\d{4}-.*\"");
    }

    /** The position is that of the log at the instant, not of the answering. */
    @Test
    void states_the_position_that_the_log_had_come_to() {
        var office = Office.in(product, "1509");
        var recordedBy = past(office);
        var positions = office.get("/events?limit=1000")
                .at("/events")
                .valueStream()
                .filter(event -> event.at("/recordedAt").asString().equals(recordedBy))
                .map(event -> event.at("/position").asLong())
                .toList();
        var stated = office.get("/state?date=2020-12-31&recordedBy=" + recordedBy)
                .at("/moment/position")
                .asLong();
        assertThat(stated).isEqualTo(positions.getLast());
    }
}
