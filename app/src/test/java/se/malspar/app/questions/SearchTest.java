package se.malspar.app.questions;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import se.malspar.app.Product;
import se.malspar.app.ProductTest;
import se.malspar.app.registering.Office;
import tools.jackson.databind.JsonNode;

@ProductTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("A search")
class SearchTest {

    private final Product product;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Office office;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private String beforeAnyGoal;

    @Autowired
    SearchTest(Product product) {
        this.product = product;
    }

    @BeforeAll
    void a_municipality_has_decided_this_and_that() {
        office = Office.in(product, "1520");
        beforeAnyGoal = Instant.now().toString();
        office.recorded(Office.paragraph(
                "KS",
                "2020-02-05",
                "§ 12",
                Office.adoptGoal("uppfyllelse", "Måluppfyllelsen ska följas varje tertial"),
                Office.adoptGoal("naring", "Näringslivsstrategin ska bli verklighet"),
                Office.adoptGoal("former", "Om målen målet mål målens"),
                Office.adoptGoal("annat", "Cykelvägarna ska bli fler")));
        office.recorded("""
                {"paragraph":{"body":"KS","date":"2021-01-13","number":"§ 010","title":"Korrigering",
                              "registrationNumber":"KS 2018/109",
                              "references":[{"printed":"KF 2018-06-18 § 77","body":"KF","decidedOn":{"first":"2018-06-18",
                                  "last":"2018-06-18","printed":"2018-06-18"},"number":"77","inferred":false}]},
                 "evidence":"ORIGINAL",
                 "points":[{"number":1,"text":"Ambitionen höjs.","outcome":"APPROVED","effects":[
                   {"command":{"type":"revise-goal","goal":"annat","content":{"wording":"Gångvägarna ska bli fler"}}}]}]}
                """);
        office.recorded(
                Office.paragraph(
                        "KS",
                        "2021-01-13",
                        "§ 11",
                        "{\"command\":{\"type\":\"adopt-plan\",\"plan\":\"KS-2021\",\"title\":\"Verksamhetsplan 2021\"}}",
                        "{\"command\":{\"type\":\"add-activity\",\"plan\":\"KS-2021\",\"activity\":\"a1\",\"content\":{\"heading\":\"Hålla frukostmöten\"}}}"));
        office.recorded(
                Office.statusReport("2021-05-20", "KS-2021", "a1", "2021-T1", "avslutad", "Semlorna tog slut."));
        for (var number : List.of("§ 175", "§ 22", "§ 010", "§ 2")) {
            office.recorded(Office.paragraph("KSAU", "2022-03-02", number));
        }
    }

    private JsonNode search(String query, String... more) {
        return office.get("/search?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8) + String.join("", more));
    }

    private static List<String> subjects(JsonNode answer) {
        return answer.at("/found")
                .valueStream()
                .map(found -> found.at("/subject").asString())
                .toList();
    }

    private static List<String> cited(JsonNode answer) {
        return answer.at("/cited")
                .valueStream()
                .map(each -> each.at("/paragraph").asString())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "mål, goal:uppfyllelse", "målet, goal:uppfyllelse", "måluppfyllelse, goal:uppfyllelse", "mål, goal:former",
        "målens, goal:former", "näringsliv, goal:naring", "näringslivet, goal:naring", "strategi, goal:naring",
        "strategier, goal:naring", "naringsliv, goal:naring", "näringslif, goal:naring", "cykelväg, goal:annat",
        "NÄRINGSLIVSSTRATEGI, goal:naring", "följa måluppfyllelse, goal:uppfyllelse"
    })
    void finds_a_word_in_its_forms_in_compounds_and_misspelt(String query, String subject) {
        assertThat(subjects(search(query))).contains(subject);
    }

    @Test
    void says_what_it_looked_for_instead() {
        assertThat(search("naringsliv").at("/instead").valueStream().map(JsonNode::asString))
                .containsExactly("näringsliv");
        assertThat(search("näringsliv").at("/instead").isMissingNode()).isTrue();
        assertThat(search("xyzzy").at("/total").asInt()).isZero();
    }

    @Test
    void puts_a_word_before_its_compounds() {
        assertThat(subjects(search("mål")).getFirst()).isEqualTo("goal:former");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "KS 2021-01-13 § 010",
                "KS 2021-01-13 § 10",
                "ks 2021-01-13 §10",
                "kommunstyrelsen 13 jan 2021 paragraf 10",
                "KS 2021 § 10"
            })
    void finds_a_paragraph_by_any_spelling_of_its_citation(String query) {
        assertThat(cited(search(query))).containsExactly("KS 2021-01-13 § 10");
    }

    @Test
    void finds_all_that_a_number_alone_may_mean_and_counts_as_people_do() {
        assertThat(cited(search("§010"))).containsExactly("KS 2021-01-13 § 10", "KSAU 2022-03-02 § 10");
        assertThat(cited(search("KSAU 2022-03-02")))
                .containsExactly(
                        "KSAU 2022-03-02 § 2", "KSAU 2022-03-02 § 10", "KSAU 2022-03-02 § 22", "KSAU 2022-03-02 § 175");
    }

    @Test
    void finds_a_paragraph_that_is_known_only_because_another_cites_it() {
        var found = search("KF 2018-06-18 § 77").at("/cited/0");

        assertThat(found.at("/evidence").asString()).isEqualTo("REFERENCED");
        assertThat(found.at("/citedIn/0").asString()).isEqualTo("KS 2021-01-13 § 10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"KS 2018/109", "ks 2018:109", "Dnr KS 2018/109"})
    void finds_a_paragraph_by_the_number_of_its_case(String query) {
        assertThat(subjects(search(query))).containsExactly("paragraph:KS 2021-01-13 § 10");
    }

    @Test
    void looks_in_what_had_been_decided_and_recorded_at_the_moment() {
        assertThat(search("gångvägar", "&date=2021-01-12").at("/total").asInt()).isZero();
        assertThat(search("gångvägar", "&date=2021-01-13").at("/total").asInt()).isOne();
        assertThat(search("cykelvägar", "&recordedBy=" + beforeAnyGoal)
                        .at("/total")
                        .asInt())
                .isZero();
    }

    @Test
    void tells_whether_what_it_found_still_holds() {
        assertThat(search("gångvägar").at("/found/0/holding").asString()).isEqualTo("HOLDS");
        assertThat(search("cykelvägar").at("/found/0/holding").asString()).isEqualTo("OTHERWISE");
        assertThat(search("cykelvägar", "&date=2020-12-31")
                        .at("/found/0/holding")
                        .asString())
                .isEqualTo("HOLDS");
    }

    @Test
    void tells_what_the_goal_was_called_at_the_moment() {
        assertThat(search("cykelvägar").at("/found/0/whole/title").asString()).isEqualTo("Gångvägarna ska bli fler");
        assertThat(search("cykelvägar", "&date=2020-12-31")
                        .at("/found/0/whole/title")
                        .asString())
                .isEqualTo("Cykelvägarna ska bli fler");
    }

    @Test
    void tells_what_the_activity_is_called_that_a_report_is_about() {
        var found = search("semlor").at("/found/0");

        assertThat(found.at("/whole/title").asString()).isEqualTo("Verksamhetsplan 2021");
        assertThat(found.at("/whole/part").asString()).isEqualTo("Hålla frukostmöten");
        assertThat(product.get("/1520/sok?q=semlor").body()).contains("Verksamhetsplan 2021 › Hålla frukostmöten");
        assertThat(product.get("/1520/sok?q=frukost").body()).doesNotContain("› Hålla frukostmöten");
    }

    @Test
    void finds_nothing_in_a_registration_that_was_annulled() {
        var id = office.recorded(Office.paragraph("KS", "2022-05-04", "§ 50", Office.adoptGoal("fel", "Zeppelinare")))
                .at("/registration")
                .asString();
        assertThat(search("zeppelinare").at("/total").asInt()).isOne();

        office.created(office.post(
                "/api/v1/1520/registrations/" + id + "/annulment",
                "{\"reason\":\"Fel kommun.\"}",
                "If-Match",
                office.tag()));

        assertThat(search("zeppelinare").at("/total").asInt()).isZero();
    }

    @Test
    void shows_so_many_as_are_asked_for_of_the_kind_asked_for() {
        var all = search("mål");
        assertThat(all.at("/counts/GOAL").asInt()).isGreaterThanOrEqualTo(4);

        var second = search("mål", "&limit=1&page=2");
        assertThat(subjects(second)).containsExactly(subjects(all).get(1));
        assertThat(subjects(search("bli", "&kind=GOAL"))).allMatch(subject -> subject.startsWith("goal:"));
        assertThat(product.get("/api/v1/1520/search?q=m&limit=1000").statusCode())
                .isEqualTo(400);
    }

    @Test
    void has_a_page_with_an_address_that_keeps_the_moment() {
        var page = product.get("/1520/sok?q=cykelv%C3%A4gar&datum=2020-12-31").body();

        assertThat(page)
                .contains("<title>Sök: cykelvägar – Testköping – Målspår</title>", "<mark>Cykelvägarna</mark>")
                .contains("href=\"/1520/mal/annat?datum=2020-12-31#goal-annat\"", "gäller")
                .contains("<input type=\"hidden\" name=\"datum\" value=\"2020-12-31\">");
        assertThat(product.get("/1520/sok?q=" + "x".repeat(500)).statusCode()).isEqualTo(200);
        assertThat(product.get("/1520").body()).contains("action=\"/1520/sok\"");
    }
}
