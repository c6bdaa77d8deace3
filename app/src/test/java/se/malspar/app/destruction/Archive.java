package se.malspar.app.destruction;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.UUID;
import se.malspar.app.Product;
import se.malspar.app.registering.Office;
import tools.jackson.databind.JsonNode;

/** Two archivists at work in a municipality of which something is to be destroyed, over HTTP. */
public final class Archive {

    /** What the name begins with that stands in what is destroyed, and nowhere else. */
    public static final String NAME = "Xantippa";

    public static final String ORDER = "KS 2026-01-14 § 5 p 1";

    private final Product product;
    private final Office office;
    private final String one;
    private final String other;

    private Archive(Product product, Office office, String one, String other) {
        this.product = product;
        this.office = office;
        this.one = one;
        this.other = other;
    }

    public static Archive in(Product product, String municipality) {
        return new Archive(
                product,
                Office.in(product, municipality),
                product.archivistOf(municipality),
                product.archivistOf(municipality));
    }

    public Office office() {
        return office;
    }

    /** A § that names somebody, all over; the registration. */
    public String recordTheName() {
        return recorded("""
                {"paragraph":{"body":"KS","date":"2020-02-05","number":"§ 10","title":"Ärende om %1$s",
                              "references":[{"printed":"skrivelse från %1$s","about":"%1$s","inferred":false}],
                              "remarks":[{"kind":"INFERENCE","text":"%1$s närvarade."}]},
                 "evidence":"ORIGINAL",
                 "source":{"document":"protokoll","place":"s. 4","text":"enligt %1$s"},
                 "points":[{"number":1,"text":"Målet antas efter förslag av %1$s.","outcome":"APPROVED",
                            "effects":[{"command":{"type":"adopt-goal","goal":"1",
                                                   "content":{"wording":"Fler som %1$s"}}}]}]}
                """.formatted(name()));
    }

    /** As it stands in this municipality's papers. */
    public String name() {
        return NAME + office.municipality();
    }

    /** The same § without the name. */
    public String replace(String registration) {
        return recorded("""
                {"paragraph":{"body":"KS","date":"2020-02-05","number":"§ 10","title":"Ärende om en person"},
                 "evidence":"ORIGINAL",
                 "points":[{"number":1,"text":"Målet antas.","outcome":"APPROVED",
                            "effects":[{"command":{"type":"adopt-goal","goal":"1",
                                                   "content":{"wording":"Fler i arbete"}}}]}],
                 "replaces":{"registration":"%s","reason":"en privatpersons namn stod med"}}
                """.formatted(registration));
    }

    /** The decision that it be destroyed. */
    public String order(String registration) {
        return order(registration, 5);
    }

    public String order(String registration, int number) {
        return recorded(Office.paragraph("KS", "2026-01-14", "§ " + number, """
                {"command":{"type":"order-destruction","registration":"%s","ground":"Dokumenthanteringsplanen 3.4"}}""".formatted(registration)));
    }

    private String recorded(String registration) {
        return office.recorded(registration).at("/registration").asString();
    }

    public HttpResponse<String> ask(String registration) {
        return ask(registration, ORDER);
    }

    public HttpResponse<String> ask(String registration, String orderedBy) {
        return post(one, "", """
                {"registration":"%s","orderedBy":"%s","reason":"personuppgift som inte skulle stått där"}""".formatted(registration, orderedBy), Optional.empty());
    }

    public HttpResponse<String> confirm(String request) {
        return confirm(request, other);
    }

    public HttpResponse<String> confirmBySamePerson(String request) {
        return confirm(request, one);
    }

    public HttpResponse<String> confirm(String request, String token) {
        return post(token, "/" + request + "/confirmation", "", Optional.of("*"));
    }

    public HttpResponse<String> decline(String request) {
        return post(other, "/" + request + "/refusal", "{\"reason\":\"fel registrering\"}", Optional.empty());
    }

    public HttpResponse<String> post(String token, String path, String json, Optional<String> ifMatch) {
        return product.send(
                "POST",
                "/api/v1/" + office.municipality() + "/destructions" + path,
                json,
                "Authorization",
                "Bearer " + token,
                "Idempotency-Key",
                UUID.randomUUID().toString(),
                "If-Match",
                ifMatch.orElse("*"));
    }

    /** Asked for by one, done by the other; what tells of it. */
    public JsonNode destroy(String registration) {
        return destroy(registration, ORDER);
    }

    public JsonNode destroy(String registration, String orderedBy) {
        var request = created(ask(registration, orderedBy)).at("/registration").asString();
        return created(confirm(request));
    }

    public static JsonNode created(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Product.json(answer);
    }
}
