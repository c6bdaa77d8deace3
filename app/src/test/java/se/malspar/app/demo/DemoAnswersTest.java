package se.malspar.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import se.malspar.app.Product;
import se.malspar.app.ProductTest;
import se.malspar.app.platform.Database;
import se.malspar.app.registering.Recorder;
import tools.jackson.databind.JsonNode;

@ProductTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("From the five papers")
class DemoAnswersTest {

    private final Product product;
    private final Recorder recorder;
    private final Database database;

    @Autowired
    DemoAnswersTest(Product product, Recorder recorder, Database database) {
        this.product = product;
        this.recorder = recorder;
        this.database = database;
    }

    @BeforeAll
    void record_them_as_the_embedded_product_does_at_its_first_start() throws Exception {
        var embedded = new Database(
                database.url(), database.username(), database.password(), database.reader(), database.login(), true);
        var demo = new DemoData(recorder, embedded);
        demo.run(new DefaultApplicationArguments());
        var before = get("/api/v1/0665/events?limit=1000");
        demo.run(new DefaultApplicationArguments()); // a second start records nothing
        assertThat(get("/api/v1/0665/events?limit=1000")).isEqualTo(before);
    }

    @Test
    void KS_2020_10_07_is_replayed_with_what_is_known_and_what_is_not() {
        var meeting = get("/api/v1/0665/meetings/KS/2020-10-07");

        assertThat(meeting.at("/paragraphs").size()).isEqualTo(1);
        var paragraph = meeting.at("/paragraphs/0");
        assertThat(paragraph.at("/number").asInt()).isEqualTo(175);
        assertThat(paragraph.at("/title").asString()).isEqualTo("Kommunstyrelsens mål 2020 (korrigering av delmål)");
        assertThat(paragraph.at("/evidence").asString()).isEqualTo("REFERENCED");
        assertThat(paragraph.at("/knownThrough/document").asString())
                .isEqualTo(paragraph.at("/citedIn/0").asString());
        assertThat(paragraph.at("/knownThrough/text").asString()).startsWith("KS 2020-10-07 § 175");
        assertThat(texts(paragraph.at("/notKnown")))
                .contains(
                        "Delmålens lydelse före korrigeringen framgår inte.",
                        "Delmålens lydelse efter korrigeringen framgår inte.");
        assertThat(meeting.at("/next").asString()).isEqualTo("2021-01-13");
        assertThat(meeting.at("/completeness/identified").asInt()).isEqualTo(7);
        assertThat(meeting.at("/completeness/inHand").asInt()).isEqualTo(1);
        assertThat(meeting.at("/completeness/incomplete").size()).isEqualTo(13);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "KS 2021-01-13 § 010",
                "KS 2021-01-13 § 10",
                "ks 2021-01-13 §10",
                "Kommunstyrelsen 13 januari 2021 § 10",
                "KS 2021 § 10"
            })
    void a_paragraph_is_found_by_any_spelling_and_keeps_its_printed_form(String citation) {
        var found = get("/api/v1/0665/paragraphs?citation=" + URLEncoder.encode(citation, StandardCharsets.UTF_8))
                .at("/paragraphs");

        assertThat(found.size()).isEqualTo(1);
        assertThat(found.at("/0/paragraph").asString()).isEqualTo("KS 2021-01-13 § 10");
        assertThat(found.at("/0/printed").asString()).isEqualTo("§ 010");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0665", "9901", "9999"})
    void every_leaf_field_has_exactly_one_blame_and_it_names_an_event_of_the_log(String municipality) {
        var events = eventsOf(municipality);
        var leaves = 0;
        for (var date : List.of("2019-02-20", "2021-02-01", "2022-12-31", "2026-06-30", "2026-11-21")) {
            var state = get("/api/v1/%s/state?date=%s".formatted(municipality, date));
            var parts = new ArrayList<JsonNode>();
            for (var kind : List.of("goals", "plans", "commissions", "followUps", "removed")) {
                state.at("/" + kind).forEach(part -> collect(part, parts));
            }
            for (var part : parts) {
                part.at("/fields").properties().forEach(field -> {
                    var blame = field.getValue().at("/blame");
                    var event = Objects.requireNonNull(
                            events.get(blame.at("/event").asString()),
                            () -> part.at("/subject") + " " + field.getKey());
                    assertThat(blame.at("/position")).isEqualTo(event.at("/position"));
                    assertThat(blame.at("/cited").asString()).isNotBlank();
                    assertThat(blame.at("/decidedOn/last").asString()).isLessThanOrEqualTo(date);
                });
            }
            leaves += parts.stream().mapToInt(part -> part.at("/fields").size()).sum();
        }
        assertThat(leaves).isPositive();
    }

    private Map<String, JsonNode> eventsOf(String municipality) {
        var events = new TreeMap<String, JsonNode>();
        get("/api/v1/%s/events?limit=1000".formatted(municipality))
                .at("/events")
                .forEach(event -> events.put(event.at("/event").asString(), event));
        return events;
    }

    private static void collect(JsonNode part, List<JsonNode> parts) {
        parts.add(part);
        for (var kind : List.of("subGoals", "measures", "activities")) {
            part.at("/" + kind).forEach(each -> collect(each, parts));
        }
    }

    @Test
    void the_goals_of_2019_are_stated_and_their_preliminary_ambition_levels_are_only_proposed() {
        var state = get("/api/v1/0665/state?date=2019-02-20");

        assertThat(state.at("/goals").size()).isEqualTo(8);
        assertThat(state.at("/goals/2/fields/wording/value").asString())
                .isEqualTo("Ökad mångfald av nya företag och näringar");
        assertThat(state.at("/goals/2/fields/wording/blame/standing").asString())
                .isEqualTo("REPORTED");
        assertThat(state.at("/goals").valueStream().map(goal -> goal.at("/fields/ambitionLevel")))
                .allSatisfy(level -> assertThat(level.isMissingNode()).isTrue());
        assertThat(state.at("/pendingProposals")
                        .valueStream()
                        .filter(each -> each.at("/type").asString().equals("ambition-level-set")))
                .hasSize(5);
        assertThat(texts(state.at("/goals/5/notStated"))).contains("wording", "ambitionLevel");
    }

    @Test
    void all_eight_proposals_are_without_a_known_outcome() {
        var count = get("/api/v1/0665/proposals").at("/points").size()
                + get("/api/v1/9901/proposals").at("/points").size();

        assertThat(count).isEqualTo(8);
    }

    @Test
    void commissions_are_open_until_something_is_known_of_them() {
        var commissions = get("/api/v1/0665/commissions").at("/commissions");

        assertThat(commissions.valueStream().map(each -> each.at("/state").asString()))
                .isNotEmpty()
                .containsOnly("OPEN");
    }

    @Test
    void real_and_invented_are_never_mixed() {
        for (var municipality : List.of("0665", "9901")) {
            assertThat(evidencesOf(municipality)).doesNotContain("EXAMPLE");
        }
        assertThat(evidencesOf("9999")).containsExactly("EXAMPLE");
    }

    private Set<String> evidencesOf(String municipality) {
        var evidences = new TreeSet<String>();
        eventsOf(municipality).values().forEach(event -> {
            var evidence = event.at("/payload/basis/evidence");
            if (!evidence.isMissingNode()) {
                evidences.add(evidence.asString());
            }
        });
        return evidences;
    }

    private JsonNode get(String path) {
        var answer = product.get(path);
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
        return Product.json(answer);
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
