package se.malspar.app.pages.registrera;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import se.malspar.app.Product;
import se.malspar.app.ProductTest;
import se.malspar.app.access.Registrar;
import se.malspar.app.access.Users;
import se.malspar.app.registering.Office;

@ProductTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("A form at the desk")
class RecordingByFormTest {

    private static final String PASSWORD = "lupin-vid-kajen-1931";

    private final Product product;
    private final Users users;
    private Browser atTheDesk;

    @Autowired
    RecordingByFormTest(Product product, Users users) {
        this.product = product;
        this.users = users;
        this.atTheDesk = new Browser(product);
    }

    @BeforeAll
    void a_registrar_logs_in() {
        users.create("disa", "Disa Deskman", PASSWORD, Set.of(Registrar.REGISTRAR), Set.of("*"));
        atTheDesk = new Browser(product).loggedIn("disa", PASSWORD);
    }

    private static Map<String, String> paragraph(Map<String, String> hidden) {
        var form = new LinkedHashMap<>(hidden);
        form.putAll(Map.of(
                "h.body", "KS",
                "h.date", "5 feb 2020",
                "h.number", "§ 12",
                "h.title", "Mål & medel",
                "h.evidence", "ORIGINAL",
                "p0.number", "1",
                "p0.text", "KS antar målet.",
                "p0.outcome", "APPROVED"));
        form.put("p0.e0.slag", "adopt-goal");
        form.put("p0.e0.goal", "ks-1");
        form.put("p0.e0.content.wording", "Tillväxt");
        return form;
    }

    private static Map<String, String> doing(Map<String, String> form, String action) {
        var sent = new LinkedHashMap<>(form);
        sent.put("handling", action);
        return sent;
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    @Test
    void is_handed_out_to_whoever_has_logged_in_and_kept_by_nobody() {
        Office.in(product, "5701");
        var browser = new Browser(product);
        assertThat(location(browser.get("/5701/registrera/paragraf")))
                .endsWith("/logga-in?till=/5701/registrera/paragraf");

        var form = browser.loggedIn("disa", PASSWORD).get("/5701/registrera/paragraf");

        assertThat(form.statusCode()).isEqualTo(200);
        assertThat(form.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(form.body()).doesNotContain("name=\"losenord\"");
    }

    @Test
    void is_logged_in_to_by_a_cookie_that_no_script_reads_and_no_other_site_sends() {
        var browser = new Browser(product);
        var form = Browser.hidden(browser.get("/logga-in").body());
        form.put("anvandare", "disa");
        form.put("losenord", PASSWORD);
        form.put("till", "//elak.example/5701/registrera");

        var answer = browser.post("/logga-in", form);

        assertThat(answer.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie).startsWith("malspar=").contains("HttpOnly", "SameSite=Lax"));
        assertThat(location(answer)).doesNotContain("elak");
    }

    @Test
    void shows_before_and_after_and_records_nothing_until_it_is_sent() {
        var office = Office.in(product, "5702");
        var browser = atTheDesk.another();
        var form = paragraph(
                Browser.hidden(browser.get("/5702/registrera/paragraf").body()));

        var preview = browser.post("/5702/registrera/paragraf", doing(form, "granska"));

        assertThat(preview.statusCode()).as(preview.body()).isEqualTo(200);
        assertThat(preview.body())
                .contains("Ingenting är registrerat ännu", "Tillväxt", "<td data-label=\"Före\">–</td>");
        assertThat(office.get("/paragraphs").at("/paragraphs").size()).isZero();

        var recorded = browser.post("/5702/registrera/paragraf", doing(form, "registrera"));
        assertThat(location(recorded)).contains("/5702/registrera/kvitto/");
        assertThat(office.get("/goals/ks-1?date=2020-02-05")
                        .at("/goal/fields/wording/value")
                        .asString())
                .isEqualTo("Tillväxt");
        assertThat(browser.get("/5702/registrera").body()).contains("Disa Deskman", "Mål &amp; medel");
    }

    @Test
    void sent_twice_records_once() {
        var office = Office.in(product, "5703");
        var browser = atTheDesk.another();
        var form = doing(
                paragraph(
                        Browser.hidden(browser.get("/5703/registrera/paragraf").body())),
                "registrera");

        var first = browser.post("/5703/registrera/paragraf", form);
        var second = browser.post("/5703/registrera/paragraf", form);

        assertThat(location(second)).isEqualTo(location(first)).contains("/kvitto/");
        assertThat(office.get("/paragraphs").at("/paragraphs").size()).isOne();
    }

    @Test
    void tells_what_is_wrong_by_the_input_and_keeps_what_was_typed() {
        Office.in(product, "5704");
        var browser = atTheDesk.another();
        var form = paragraph(
                Browser.hidden(browser.get("/5704/registrera/paragraf").body()));
        form.put("h.date", "31 april 2020");
        form.put("p0.e0.goal", "Stora Bokstäver");

        var refused = browser.post("/5704/registrera/paragraf", doing(form, "granska"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("href=\"#i-h-date\"", "id=\"i-h-date-fel\"", "i-p0-e0-goal-fel")
                .contains("value=\"31 april 2020\"", "value=\"Stora Bokstäver\"", ">KS antar målet.<");
    }

    @Test
    void points_at_the_effect_that_the_rules_refuse() {
        Office.in(product, "5705");
        var browser = atTheDesk.another();
        var form = paragraph(
                Browser.hidden(browser.get("/5705/registrera/paragraf").body()));
        form.put("p0.e1.slag", "set-ambition-level");
        form.put("p0.e1.goal", "ks-2");
        form.put("p0.e1.ambitionLevel", "Högre");

        var refused = browser.post("/5705/registrera/paragraf", doing(form, "granska"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("id=\"i-p0-e1-goal-fel\"").doesNotContain("id=\"i-p0-e0-goal-fel\"");
    }

    @Test
    void adds_points_and_effects_without_any_script() {
        Office.in(product, "5706");
        var browser = atTheDesk.another();
        var form = paragraph(
                Browser.hidden(browser.get("/5706/registrera/paragraf").body()));

        var withPoint = browser.post("/5706/registrera/paragraf", doing(form, "punkt"));
        assertThat(withPoint.body()).contains("name=\"p1.text\"", "value=\"ks-1\"");
        var withEffect = browser.post("/5706/registrera/paragraf", doing(form, "verkan-0"));
        assertThat(withEffect.body()).contains("name=\"p0.e1.slag\"");
        var without = browser.post("/5706/registrera/paragraf", doing(form, "utan-0-0"));
        assertThat(without.body()).doesNotContain("name=\"p0.e0.slag\"").contains(">KS antar målet.<");
    }

    @Test
    void whose_log_in_has_lapsed_keeps_all_and_lets_one_log_in_in_place() {
        var office = Office.in(product, "5707");
        var browser = atTheDesk.another();
        var form = doing(
                paragraph(
                        Browser.hidden(browser.get("/5707/registrera/paragraf").body())),
                "registrera");
        browser.forget("malspar");

        var lapsed = browser.post("/5707/registrera/paragraf", form);
        assertThat(lapsed.body()).contains("Inget du skrivit är borta", "value=\"ks-1\"", "name=\"losenord\"");
        assertThat(office.get("/paragraphs").at("/paragraphs").size()).isZero();

        form.put("anvandare", "disa");
        form.put("losenord", PASSWORD);
        assertThat(location(browser.post("/5707/registrera/paragraf", form))).contains("/kvitto/");
    }

    @Test
    void that_another_site_has_made_records_nothing() {
        var office = Office.in(product, "5708");
        var browser = atTheDesk.another();
        browser.get("/5708/registrera/paragraf");

        var forged = browser.post("/5708/registrera/paragraf", doing(paragraph(Map.of()), "registrera"));

        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(forged.body()).contains("för gammalt", "value=\"ks-1\"");
        assertThat(office.get("/paragraphs").at("/paragraphs").size()).isZero();
    }

    @Test
    void corrects_a_registration_of_ours_only_as_it_was_looked_at() {
        var office = Office.in(product, "5709");
        var id = office.recorded(Office.paragraph("KS", "2020-02-05", "§ 12", Office.adoptGoal("1", "Tillväxt")))
                .at("/registration")
                .asString();
        var browser = atTheDesk.another();
        var path = "/5709/registrera/ratta/makulera/" + id;
        var form = Browser.hidden(browser.get(path).body());
        form.put("skal", "Fel kommun.");
        assertThat(browser.post(path, doing(form, "granska")).body())
                .contains("Vad som ändras i läget i dag", "Tillväxt");
        office.recorded(Office.paragraph("KS", "2020-02-05", "§ 13", Office.adoptGoal("2", "Hälsa")));

        var overtaken = browser.post(path, doing(form, "registrera"));
        assertThat(overtaken.statusCode()).isEqualTo(422);
        assertThat(overtaken.body()).contains("sedan du läste", ">Fel kommun.<");

        var again = Browser.hidden(overtaken.body());
        again.put("skal", "Fel kommun.");
        assertThat(location(browser.post(path, doing(again, "registrera")))).contains("/kvitto/");
        assertThat(office.get("/registrations/" + id).at("/annulled").asBoolean())
                .isTrue();
    }

    @Test
    void of_a_whole_follow_up_records_the_rows_filled_in_and_no_others() {
        var office = Office.in(product, "5710");
        office.recorded(
                Office.paragraph(
                        "KS",
                        "2026-01-07",
                        "§ 3",
                        "{\"command\":{\"type\":\"adopt-plan\",\"plan\":\"KS-2026\"}}",
                        "{\"command\":{\"type\":\"add-activity\",\"plan\":\"KS-2026\",\"activity\":\"a1\",\"content\":{\"heading\":\"Etta\"}}}",
                        "{\"command\":{\"type\":\"add-activity\",\"plan\":\"KS-2026\",\"activity\":\"a2\",\"content\":{\"heading\":\"Tvåa\"}}}"));
        var browser = atTheDesk.another();
        var table = browser.get("/5710/registrera/uppfoljning?organ=KS&period=2026-T1");
        assertThat(table.body()).contains("Etta", "Tvåa", "Ingen bedömningsmodell är beslutad");
        var form = new LinkedHashMap<>(Browser.hidden(table.body()));
        form.putAll(Map.of(
                "h.document", "uppfoljning-t1",
                "h.kind", "FOLLOW_UP_REPORT",
                "h.title", "Uppföljning",
                "h.dated", "2026-05-20",
                "h.evidence", "ORIGINAL",
                "p0.e1.status", "Pågår"));

        var recorded = browser.post("/5710/registrera/uppfoljning", doing(form, "registrera"));

        assertThat(location(recorded)).as(recorded.body()).contains("/kvitto/");
        assertThat(office.get("/events?limit=1000")
                        .at("/events")
                        .valueStream()
                        .filter(event -> event.at("/type").asString().equals("activity-status-reported"))
                        .map(event -> event.at("/payload/activity").asString()))
                .containsExactly("a2");
    }
}
