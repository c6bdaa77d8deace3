package se.malspar.app.registering;

import static org.assertj.core.api.Assertions.assertThat;
import static se.malspar.app.registering.Office.adoptGoal;
import static se.malspar.app.registering.Office.paragraph;
import static se.malspar.app.registering.Office.setAmbitionLevel;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.malspar.app.Product;
import se.malspar.app.ProductTest;
import tools.jackson.databind.node.ObjectNode;

@ProductTest
@DisplayName("A registration")
class RegistrationTest {

    private final Product product;

    @Autowired
    RegistrationTest(Product product) {
        this.product = product;
    }

    @Test
    void is_recorded_with_the_registrars_name_and_can_be_read_at_once() {
        var office = Office.in(product, "1001");

        var recorded = office.recorded(paragraph("KS", "2020-02-05", "§ 12", adoptGoal("1", "Tillväxt")));

        assertThat(recorded.at("/recordedBy").asString()).isEqualTo("Test Testsson");
        assertThat(recorded.at("/events").size()).isEqualTo(2);
        var wording = office.get("/goals/1?date=2020-02-05").at("/goal/fields/wording");
        assertThat(wording.at("/value").asString()).isEqualTo("Tillväxt");
        assertThat(wording.at("/blame/cited").asString()).isEqualTo("KS 2020-02-05 § 12 p 1");
        assertThat(office.get("/registrations/" + recorded.at("/registration").asString()))
                .isEqualTo(recorded);
    }

    @Test
    void whose_last_effect_is_refused_leaves_the_log_untouched() {
        var office = Office.in(product, "1002");
        var before = office.get("/events?limit=1000");

        var refused = office.register(paragraph(
                "KS", "2020-02-05", "§ 12", adoptGoal("1", "Tillväxt"), setAmbitionLevel("2", "Fler", "2020-01-01")));

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(Product.json(refused).at("/code").asString()).isEqualTo("goal-not-adopted");
        assertThat(office.get("/events?limit=1000")).isEqualTo(before);
        assertThat(office.get("/paragraphs").at("/paragraphs").size()).isZero();
    }

    @Test
    void sent_fifty_times_at_once_with_one_key_is_recorded_once() throws Exception {
        var office = Office.in(product, "1003");
        var key = UUID.randomUUID();
        var registration = paragraph("KS", "2020-02-05", "§ 12", adoptGoal("1", "Tillväxt"));
        var answers = new ArrayList<HttpResponse<String>>();
        try (var clients = Executors.newFixedThreadPool(16)) {
            var sending = new ArrayList<Callable<HttpResponse<String>>>();
            for (int i = 0; i < 50; i++) {
                sending.add(() -> office.register(registration, key));
            }
            for (Future<HttpResponse<String>> answer : clients.invokeAll(sending)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201));
        assertThat(answers.stream()
                        .map(answer -> Product.json(answer).at("/registration").asString())
                        .distinct())
                .hasSize(1);
        assertThat(answers.stream()
                        .filter(answer -> answer.headers()
                                .firstValue("Idempotency-Replayed")
                                .isEmpty()))
                .hasSize(1);
        assertThat(office.get("/events?limit=1000")
                        .at("/events")
                        .valueStream()
                        .filter(event -> event.at("/type").asString().equals("goal-adopted")))
                .hasSize(1);
    }

    @Test
    void of_something_else_with_the_same_key_is_refused() {
        var office = Office.in(product, "1004");
        var key = UUID.randomUUID();
        office.created(office.register(paragraph("KS", "2020-02-05", "§ 12", adoptGoal("1", "Tillväxt")), key));

        var other = office.register(paragraph("KS", "2020-02-05", "§ 13", adoptGoal("2", "Hälsa")), key);

        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(Product.json(other).at("/code").asString()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void of_a_proposal_changes_no_state() {
        var office = Office.in(product, "1005");
        office.recorded(paragraph("KS", "2020-02-05", "§ 12", adoptGoal("1", "Tillväxt")));
        var before = stateOf(office);

        office.recorded("""
                {"paragraph":{"body":"KSAU","date":"2020-03-01","number":"§ 3"},"evidence":"ORIGINAL",
                 "points":[{"proposedTo":"KS","number":1,"text":"Mål 1 upphör.",
                   "effects":[{"command":{"type":"retire-goal","goal":"1"}},
                              {"command":{"type":"set-ambition-level","goal":"1","ambitionLevel":"Högre"}}]}]}""");

        assertThat(stateOf(office)).isEqualTo(before);
        assertThat(office.get("/goals/1")
                        .at("/pendingProposals")
                        .valueStream()
                        .map(each -> each.at("/sentence").asString()))
                .containsExactly("Förslag: Mål 1 upphör.", "Förslag: Ambitionsnivån för mål 1 blir «Högre».");
    }

    /** The whole state but what a proposal may show in, as one comparable tree. */
    private static ObjectNode stateOf(Office office) {
        var state = (ObjectNode) office.get("/state");
        state.remove("moment");
        state.remove("pendingProposals");
        state.remove("completeness");
        return state;
    }

    @Test
    void based_on_a_view_that_has_been_overtaken_is_refused() {
        var office = Office.in(product, "1006");
        var looked = office.tag();
        office.recorded(paragraph("KS", "2020-02-05", "§ 12", adoptGoal("1", "Tillväxt")));

        var late = office.register(paragraph("KS", "2020-02-05", "§ 13", adoptGoal("2", "Hälsa")), "If-Match", looked);

        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(Product.json(late).at("/code").asString()).isEqualTo("overtaken");
        office.created(office.register(
                paragraph("KS", "2020-02-05", "§ 13", adoptGoal("2", "Hälsa")), "If-Match", office.tag()));
    }

    @Test
    void is_annulled_by_one_who_has_looked_and_stays_in_the_log() {
        var office = Office.in(product, "1007");
        var recorded = office.recorded(paragraph("KS", "2020-02-05", "§ 12", adoptGoal("1", "Tillvxt")));
        var id = recorded.at("/registration").asString();
        var path = "/api/v1/1007/registrations/%s/annulment".formatted(id);
        var reason = "{\"reason\":\"Felskrivet mål\"}";

        assertThat(office.post(path, reason).statusCode()).isEqualTo(428);
        office.created(office.post(path, reason, "If-Match", office.tag()));

        var annulled = office.get("/registrations/" + id);
        assertThat(annulled.at("/annulled").asBoolean()).isTrue();
        assertThat(annulled.at("/annulmentReason").asString()).isEqualTo("Felskrivet mål");
        assertThat(annulled.at("/events").size()).isEqualTo(2);
        assertThat(office.get("/goals").at("/goals").size()).isZero();
        var asKnownThen = recorded.at("/recordedAt").asString();
        assertThat(office.get("/goals?recordedBy=" + asKnownThen).at("/goals").size())
                .isEqualTo(1);
    }

    @Test
    void that_a_later_decision_depends_on_cannot_be_annulled_and_the_later_decision_is_named() {
        var office = Office.in(product, "1008");
        var adoption = office.recorded(paragraph("KS", "2020-02-05", "§ 12", adoptGoal("1", "Tillväxt")));
        office.recorded(paragraph("KS", "2021-01-13", "§ 10", setAmbitionLevel("1", "Fler", "2021-01-01")));

        var refused = office.post(
                "/api/v1/1008/registrations/%s/annulment"
                        .formatted(adoption.at("/registration").asString()),
                "{\"reason\":\"Fel\"}",
                "If-Match",
                office.tag());

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(Product.json(refused).at("/laterDecision").asString()).isEqualTo("KS 2021-01-13 § 10 p 1");
    }

    @Test
    void that_was_wrong_is_replaced_in_one_step_whatever_rests_on_it() {
        var office = Office.in(product, "1009");
        var adoption = office.recorded(paragraph("KS", "2020-02-05", "§ 12", adoptGoal("1", "Tillvxt")));
        office.recorded(paragraph("KS", "2021-01-13", "§ 10", setAmbitionLevel("1", "Fler", "2021-01-01")));

        office.recorded("""
                {"paragraph":{"body":"KS","date":"2020-02-05","number":"§ 12","title":"Ett ärende"},
                 "evidence":"ORIGINAL",
                 "points":[{"number":1,"text":"Beslutet i ord.","outcome":"APPROVED","effects":[%s]}],
                 "replaces":{"registration":"%s","reason":"Felskriven lydelse"}}""".formatted(
                        adoptGoal("1", "Tillväxt"), adoption.at("/registration").asString()));

        var goal = office.get("/goals/1").at("/goal/fields");
        assertThat(goal.at("/wording/value").asString()).isEqualTo("Tillväxt");
        assertThat(goal.at("/ambitionLevel/value").asString()).isEqualTo("Fler");
    }

    @Test
    void without_end_or_bottom_is_refused_before_it_is_read_to_the_end() {
        var office = Office.in(product, "1012");
        var before = office.tag();

        for (var endless :
                List.of("{\"evidence\":\"" + "x".repeat(5_000_000) + "\"}", "[".repeat(60) + "]".repeat(60))) {
            var refused = office.register(endless);
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(Product.json(refused).at("/code").asString()).isEqualTo("unreadable-json");
        }
        assertThat(office.tag()).isEqualTo(before);
    }

    @Test
    void in_a_municipality_of_another_registrar_is_refused() {
        Office.in(product, "1010");

        var refused = product.send(
                "POST",
                "/api/v1/1010/registrations",
                paragraph("KS", "2020-02-05", "§ 12", adoptGoal("1", "Tillväxt")),
                "Authorization",
                "Bearer " + product.registrarOf("1011"),
                "Idempotency-Key",
                "1");

        assertThat(refused.statusCode()).isEqualTo(403);
    }
}
