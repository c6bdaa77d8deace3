package se.malspar.app.questions;

import static org.assertj.core.api.Assertions.assertThat;
import static se.malspar.app.registering.Office.adoptGoal;
import static se.malspar.app.registering.Office.paragraph;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.malspar.app.Product;
import se.malspar.app.ProductTest;
import se.malspar.app.registering.Office;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ProductTest
@DisplayName("The event feed")
class EventFeedTest {

    private final Product product;

    @Autowired
    EventFeedTest(Product product) {
        this.product = product;
    }

    @Test
    void streams_line_by_line_what_it_gives_page_by_page() {
        var office = Office.in(product, "1510");
        office.recorded(paragraph("KS", "2020-02-05", "§ 12", adoptGoal("1", "Tillväxt")));
        var paged = office.get("/events?limit=1000").at("/events").valueStream().toList();

        var streamed = product.get("/api/v1/1510/events/all");
        assertThat(streamed.statusCode()).as(streamed.body()).isEqualTo(200);
        assertThat(streamed.headers().firstValue("Content-Type")).hasValue("application/x-ndjson");
        assertThat(streamed.body().lines().<JsonNode>map(JsonMapper.shared()::readTree))
                .containsExactlyElementsOf(paged);

        var after = paged.get(2).at("/position").asLong();
        assertThat(product.get("/api/v1/1510/events/all?after=" + after)
                        .body()
                        .lines()
                        .<JsonNode>map(JsonMapper.shared()::readTree))
                .containsExactlyElementsOf(paged.subList(3, paged.size()));
        assertThat(product.get("/api/v1/1510/events/all?after=9999999").body()).isEmpty();
        assertThat(product.get("/api/v1/1599/events/all").statusCode()).isEqualTo(404);
    }
}
