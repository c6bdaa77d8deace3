package se.malspar.app.registering;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.UUID;
import se.malspar.app.Product;
import tools.jackson.databind.JsonNode;

/** A registrar at work in a municipality of her own, over HTTP. */
public final class Office {

    private final Product product;
    private final String municipality;
    private final String token;

    private Office(Product product, String municipality, String token) {
        this.product = product;
        this.municipality = municipality;
        this.token = token;
    }

    /** Sets up a municipality with KF, KS and KSAU. */
    public static Office in(Product product, String municipality) {
        var office = new Office(product, municipality, product.registrarOf("*"));
        office.created(office.post(
                "/api/v1/municipalities",
                "{\"municipality\":\"%s\",\"name\":\"Testköping\",\"kind\":\"REAL\"}".formatted(municipality)));
        office.body("KF", "Kommunfullmäktige", "ASSEMBLY");
        office.body("KS", "Kommunstyrelsen", "EXECUTIVE_BOARD");
        office.body("KSAU", "Kommunstyrelsens arbetsutskott", "COMMITTEE");
        return office;
    }

    /** The same registrar in the same municipality, at another node. */
    public Office at(Product node) {
        return new Office(node, municipality, token);
    }

    private void body(String code, String name, String kind) {
        created(post(
                "/api/v1/%s/bodies".formatted(municipality),
                "{\"body\":\"%s\",\"name\":\"%s\",\"kind\":\"%s\"}".formatted(code, name, kind)));
    }

    /** A § in hand with one approved point and its effects, as JSON. */
    public static String paragraph(String body, String date, String number, String... effects) {
        return """
                {"paragraph":{"body":"%s","date":"%s","number":"%s","title":"Ett ärende"},
                 "evidence":"ORIGINAL",
                 "points":[{"number":1,"text":"Beslutet i ord.","outcome":"APPROVED","effects":[%s]}]}
                """.formatted(body, date, number, String.join(",", effects));
    }

    /** A follow-up in hand that reports the status of one activity. */
    public static String statusReport(
            String dated, String plan, String activity, String period, String status, String comment) {
        return """
                {"document":{"document":"uppfoljning-t1","kind":"FOLLOW_UP_REPORT","title":"Uppföljning tertial 1","dated":"%s"},
                 "evidence":"ORIGINAL",
                 "effects":[{"command":{"type":"report-activity-status","plan":"%s","activity":"%s","period":"%s",
                             "status":"%s","comment":"%s"}}]}
                """.formatted(dated, plan, activity, period, status, comment);
    }

    public static String adoptGoal(String goal, String wording) {
        return """
                {"command":{"type":"adopt-goal","goal":"%s","content":{"wording":"%s"}}}""".formatted(goal, wording);
    }

    public static String setAmbitionLevel(String goal, String level, String validFrom) {
        return """
                {"command":{"type":"set-ambition-level","goal":"%s","ambitionLevel":"%s"},"validFrom":"%s"}""".formatted(goal, level, validFrom);
    }

    public HttpResponse<String> register(String registration, String... headers) {
        return post("/api/v1/%s/registrations".formatted(municipality), registration, headers);
    }

    /** What was recorded; fails unless it was. */
    public JsonNode recorded(String registration) {
        return created(register(registration));
    }

    public HttpResponse<String> post(String path, String json, String... headers) {
        var all = new String[headers.length + 4];
        all[0] = "Authorization";
        all[1] = "Bearer " + token;
        all[2] = "Idempotency-Key";
        all[3] = UUID.randomUUID().toString();
        System.arraycopy(headers, 0, all, 4, headers.length);
        return product.send("POST", path, json, all);
    }

    /** As {@link #post}, with an idempotency key of the caller's. */
    public HttpResponse<String> register(String registration, UUID idempotencyKey) {
        return postOnce("/registrations", registration, idempotencyKey.toString());
    }

    public HttpResponse<String> postOnce(String path, String json, String idempotencyKey) {
        return product.send(
                "POST",
                "/api/v1/" + municipality + path,
                json,
                "Authorization",
                "Bearer " + token,
                "Idempotency-Key",
                idempotencyKey);
    }

    public JsonNode created(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Product.json(answer);
    }

    public JsonNode get(String path) {
        var answer = product.get("/api/v1/%s%s".formatted(municipality, path));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Product.json(answer);
    }

    public String tag() {
        return product.get("/api/v1/%s/state".formatted(municipality))
                .headers()
                .firstValue("ETag")
                .orElseThrow();
    }

    public String municipality() {
        return municipality;
    }
}
