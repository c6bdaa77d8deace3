package se.malspar.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.malspar.app.Product;
import se.malspar.app.ProductTest;
import se.malspar.app.registering.Office;

@ProductTest
@DisplayName("A page")
class PagesTest {

    private final Product product;

    @Autowired
    PagesTest(Product product) {
        this.product = product;
    }

    @Test
    void writes_days_as_they_are_cited_in_titles_links_and_text() {
        var office = Office.in(product, "1401");
        office.recorded(Office.paragraph("KS", "2020-02-05", "§ 12", Office.adoptGoal("1", "Tillväxt")));

        assertThat(product.get("/1401/sammantrade/KS/2020-02-05").body())
                .contains(
                        "<title>KS 2020-02-05 – Testköping – Målspår</title>",
                        "href=\"/1401/tidsresa?datum=2020-02-05\"");
        assertThat(product.get("/1401/tidsresa?datum=2020-10-07").body())
                .contains(
                        "<title>Läget 2020-10-07 – Testköping – Målspår</title>",
                        "value=\"2020-10-07\"",
                        "href=\"/1401/sammantrade/KS/2020-02-05/12?datum=2020-10-07\"",
                        "Tillväxt");
    }

    @Test
    void is_asked_for_again_also_when_its_moment_is_past_as_it_says_how_far_the_log_can_be_believed_now() {
        var office = Office.in(product, "1402");
        office.recorded(Office.paragraph("KS", "2020-02-05", "§ 12", Office.adoptGoal("1", "Tillväxt")));
        Office.in(product, "1407");
        var known = office.get("/events")
                .at("/events")
                .valueStream()
                .map(event -> Instant.parse(event.at("/recordedAt").asString()))
                .max(Comparator.naturalOrder())
                .orElseThrow()
                .toString();
        office.recorded(Office.paragraph("KS", "2020-03-04", "§ 20", Office.adoptGoal("2", "Trygghet")));

        var past = product.get("/1402/tidsresa?datum=2020-12-31&registrerat=" + known);
        assertThat(past.headers().firstValue("Cache-Control")).hasValue("no-cache, public");
        assertThat(past.body()).contains("Tillväxt").doesNotContain("Trygghet");

        var open = product.get("/1402/tidsresa?datum=2020-12-31");
        assertThat(open.headers().firstValue("Cache-Control")).hasValue("no-cache, public");
        assertThat(open.body()).contains("Trygghet");
        var again = product.send(HttpRequest.newBuilder(product.at("/1402/tidsresa?datum=2020-12-31"))
                .header("If-None-Match", open.headers().firstValue("ETag").orElseThrow())
                .GET());
        assertThat(again.statusCode()).isEqualTo(304);
    }

    @Test
    void may_be_framed_by_nobody_until_the_operator_says_by_whom() {
        var office = Office.in(product, "1415");
        office.recorded(Office.paragraph("KS", "2020-02-05", "§ 12", Office.adoptGoal("1", "Tillväxt")));

        for (var path : List.of("/1415", "/inbadda/1415/mal/1", "/inbadda/1415/mal/1.svg")) {
            var answer = product.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .as(path)
                    .contains("frame-ancestors 'none'", "script-src 'self'", "default-src 'none'");
        }
        assertThat(product.get("/inbadda/1415/mal/1.svg").body()).contains("<title>", "<desc>", "Tillväxt");
    }

    @Test
    void has_feeds_of_what_was_recorded_last() {
        var office = Office.in(product, "1419");
        office.recorded(Office.paragraph("KS", "2020-02-05", "§ 12", Office.adoptGoal("1", "Tillväxt")));
        office.recorded(Office.paragraph("KF", "2019-06-17", "§ 88", Office.adoptGoal("2", "Trygghet")));

        var json = Product.json(product.get("/1419/beslut.json"));
        assertThat(json.at("/items/0/title").asString()).isEqualTo("KF 2019-06-17 §\u00a088 Ett ärende");
        assertThat(json.at("/items/1/url").asString()).endsWith("/1419/sammantrade/KS/2020-02-05/12");
        assertThat(product.get("/1419/beslut.atom?organ=KS").body())
                .contains("KS 2020-02-05", "Beslutet i ord.")
                .doesNotContain("KF 2019-06-17");
    }

    @Test
    void speaks_English_with_as_many_words_as_Swedish() throws IOException {
        assertThat(words("ord/ord_en.properties")).containsAll(words("ord/ord.properties"));
        assertThat(product.get("/om/tidsaxlar?lang=en").body())
                .contains("<html lang=\"en\">", "The three time axes", "href=\"/?lang=en\"");
    }

    private static Set<String> words(String file) throws IOException {
        var words = new Properties();
        try (var reader = new InputStreamReader(
                Objects.requireNonNull(PagesTest.class.getClassLoader().getResourceAsStream(file)),
                StandardCharsets.UTF_8)) {
            words.load(reader);
        }
        return words.stringPropertyNames();
    }
}
