package se.malspar.app.registering;

import static org.assertj.core.api.Assertions.assertThat;
import static se.malspar.app.registering.Office.paragraph;

import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.malspar.app.Product;
import se.malspar.app.ProductTest;
import tools.jackson.databind.JsonNode;

@ProductTest
@DisplayName("A whole follow-up")
class FollowUpRegistrationTest {

    private final Product product;

    @Autowired
    FollowUpRegistrationTest(Product product) {
        this.product = product;
    }

    /** KS with a goal, a measure with a target, and two activities, judged by a model that came with the product. */
    private Office office(String municipality) {
        var office = Office.in(product, municipality);
        office.recorded(paragraph("KF", "2025-11-24", "§ 150", """
                {"command":{"type":"adopt-assessment-model","ready":"styrmodell-2026"}}"""));
        office.recorded(
                paragraph("KS", "2025-12-10", "§ 215", """
                {"command":{"type":"adopt-goal","goal":"1","content":{"wording":"Tillväxt","kind":"STEERING","owner":"KS"}}}""", """
                {"command":{"type":"adopt-measure","goal":"1","measure":"nki","name":"NKI","direction":"HIGHER"}}""", """
                {"command":{"type":"set-target-value","goal":"1","measure":"nki","period":"2026","value":"75"}}""", """
                {"command":{"type":"adopt-plan","plan":"KS-2026"}}""", activity("portal"), activity("vision")));
        return office;
    }

    private static String activity(String key) {
        return """
                {"command":{"type":"add-activity","plan":"KS-2026","activity":"%s",\
                "content":{"heading":"%s","goals":["1"]}}}""".formatted(key, key);
    }

    private static String followUp(String rows) {
        return """
                {"body":"KS","period":"2026",
                 "document":{"document":"helar-2026","kind":"OTHER","title":"Uppföljning 2026","dated":"2027-01-25"},
                 %s}
                """.formatted(rows);
    }

    private static final String ROWS = """
            "activities":[{"activity":"portal","status":"avslutad enligt plan","comment":"Klar i mars."},
                          {"activity":"vision","status":"vänteläge","comment":"Väntar på beslut."}],
            "outcomes":[{"goal":"1","measure":"nki","value":"73"}],
            "goals":[{"goal":"1","status":"delvis uppfylld","comment":"En aktivitet återstår."}]""";

    private static HttpResponse<String> send(Office office, String path, String json, String... headers) {
        return office.post("/api/v1/%s/follow-ups%s".formatted(office.municipality(), path), json, headers);
    }

    @Test
    void is_recorded_as_one_registration_and_answers_for_its_period() {
        var office = office("5801");

        var recorded = office.created(send(office, "", followUp(ROWS)));

        assertThat(recorded.at("/events")
                        .valueStream()
                        .map(event -> event.at("/type").asString()))
                .containsExactly(
                        "document-recorded",
                        "activity-status-reported",
                        "activity-status-reported",
                        "outcome-reported",
                        "goal-status-reported");
        var report = office.get("/bodies/KS/follow-up?period=2026&date=2027-01-26");
        assertThat(report.at("/activities/counts/vantelage").asInt()).isOne();
        assertThat(report.at("/activities/withoutReport").isEmpty()).isTrue();
        assertThat(report.at("/measures/rows/0/told").asBoolean()).isTrue();
        assertThat(report.at("/goals/rows/0/reported/words").asString()).isEqualTo("delvis uppfylld");
        assertThat(office.get("/registrations/" + recorded.at("/registration").asString()))
                .isEqualTo(recorded);
    }

    @Test
    void sent_again_with_its_key_is_answered_and_not_recorded_twice() {
        var office = office("5802");
        var key = UUID.randomUUID().toString();

        var first = office.created(office.postOnce("/follow-ups", followUp(ROWS), key));
        var again = office.postOnce("/follow-ups", followUp(ROWS), key);

        assertThat(Product.json(again)).isEqualTo(first);
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        var other = office.postOnce("/follow-ups", followUp(ROWS.replace("73", "74")), key);
        assertThat(other.statusCode()).isEqualTo(422);
    }

    @Test
    void is_refused_whole_with_the_row_that_is_wrong() {
        var office = office("5803");
        var before = office.get("/events?limit=1000");

        var unknown = send(office, "", followUp(ROWS.replace("\"measure\":\"nki\"", "\"measure\":\"okänt\"")));
        var silent = send(office, "", followUp(ROWS.replace(",\"comment\":\"Väntar på beslut.\"", "")));
        var empty = send(office, "", followUp(ROWS.replace("vänteläge", " ")));

        assertThat(unknown.statusCode()).isEqualTo(409);
        assertThat(Product.json(unknown).at("/place").asString()).isEqualTo("outcomes[0]");
        assertThat(Product.json(silent).at("/code").asString()).isEqualTo("status-needs-a-comment");
        assertThat(Product.json(silent).at("/place").asString()).isEqualTo("activities[1]");
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(Product.json(empty).at("/invalidParameters/0/property").asString())
                .isEqualTo("activities[1].status");
        assertThat(office.get("/events?limit=1000")).isEqualTo(before);
    }

    @Test
    void has_rows() {
        var office = office("5804");
        var refused = send(office, "", followUp("\"activities\":[]"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Product.json(refused).at("/code").asString()).isEqualTo("malformed");
    }

    @Test
    void is_previewed_with_what_it_leaves_out_and_what_is_wrong_and_records_nothing() {
        var office = office("5805");
        var before = office.get("/events?limit=1000");

        var preview = Product.json(send(office, "/preview", followUp("""
                "activities":[{"activity":"portal","status":"klar","comment":"Klar."},
                              {"activity":"okänd","status":"vänteläge","comment":"?"}]""")));

        assertThat(preview.at("/rows").asInt()).isEqualTo(2);
        assertThat(preview.at("/missing").valueStream().map(JsonNode::toString))
                .satisfiesExactly(
                        vision -> assertThat(vision).contains("plan:KS-2026/activity:vision"),
                        nki -> assertThat(nki).contains("goal:1/measure:nki"),
                        goal -> assertThat(goal).contains("\"goal:1\""));
        assertThat(preview.at("/remarks")
                        .valueStream()
                        .map(remark -> remark.at("/row").asString() + " "
                                + remark.at("/code").asString() + " "
                                + remark.at("/refused").asBoolean()))
                .containsExactly("activities[0] value-not-on-the-scale false", "activities[1] unknown true");
        assertThat(office.get("/events?limit=1000")).isEqualTo(before);
    }

    @Test
    void of_a_registration_says_as_well_which_effect_is_wrong() {
        var office = office("5806");
        var refused = office.register(paragraph(
                "KS",
                "2026-02-05",
                "§ 12",
                Office.adoptGoal("2", "Mer"),
                Office.setAmbitionLevel("9", "Fler", "2026-01-01")));
        assertThat(Product.json(refused).at("/place").asString()).isEqualTo("points[0].effects[1]");
    }
}
