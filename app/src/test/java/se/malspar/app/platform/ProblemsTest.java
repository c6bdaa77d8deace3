package se.malspar.app.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.malspar.app.Product;
import se.malspar.app.ProductTest;
import se.malspar.domain.decision.Malformed;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.registry.MunicipalityKind;
import se.malspar.domain.time.UnreadableText;
import se.malspar.domain.trail.RegistrationId;
import se.malspar.domain.trail.Trail;
import se.malspar.domain.trail.TrailCommand;
import se.malspar.domain.trail.TrailCommand.AnnulRegistration;
import se.malspar.domain.trail.TrailCommand.RegisterMunicipality;
import se.malspar.domain.trail.TrailDecider;
import se.malspar.projections.rules.CelRules;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ProductTest
@ExtendWith(OutputCaptureExtension.class)
@DisplayName("What goes wrong")
class ProblemsTest {

    private static final Municipality VAGGERYD = Municipality.of("0665");
    private static final RegistrationId ID = new RegistrationId(new UUID(1, 1));

    @Autowired
    Product product;

    private final Failing failing = new Failing();
    private final MockMvc failingProduct = MockMvcBuilders.standaloneSetup(failing)
            .setControllerAdvice(new ProblemAdvice())
            .build();

    /** Fails in whatever way it is told to. */
    @RestController
    static class Failing {

        Runnable failure = () -> {};

        @GetMapping("/failing")
        void get() {
            failure.run();
        }

        @PostMapping("/failing")
        void post(@RequestBody JsonNode ignored) {
            failure.run();
        }

        @GetMapping(path = "/number", produces = MediaType.APPLICATION_JSON_VALUE)
        int number() {
            return 1;
        }

        record Written(int count, List<Inner> inner) {
            record Inner(Municipality municipality) {}
        }

        @PostMapping("/writing")
        void write(@RequestBody Written ignored) {}

        @GetMapping("/of/{municipality}")
        void of(@PathVariable Municipality municipality, @RequestParam LocalDate date) {}
    }

    // --- through the whole product

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/no-such-thing, application/json, 404, not-found",
        "GET, /api/v1/no-such-thing, text/html, 404, not-found",
        "GET, /api/v1/tokens, application/json, 405, method-not-allowed",
        "GET, /api/v1/%2F, application/json, 400, bad-request",
        "GET, /api/v1/a;b=c, application/json, 400, bad-request",
        "GET, /api/v1//a, application/json, 400, bad-request",
        "GET, /error, application/json, 404, not-found",
        "GET, /no-such-page, application/json, 404, not-found",
        "POST, /no-such-page, text/html, 405, method-not-allowed"
    })
    void is_told_as_a_problem_wherever_it_happens(String method, String path, String accept, int status, String code) {
        var answer = product.send(method, path, "", "Accept", accept);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        var problem = Product.json(answer);
        assertThat(problem.propertyNames())
                .containsExactlyInAnyOrder("type", "title", "status", "detail", "instance", "code", "english");
        assertThat(problem.path("type").asString()).isEqualTo("/problem/" + code);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("instance").asString()).isEqualTo(path);
        assertThat(problem.path("english").propertyNames()).containsExactly("title", "detail");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/no-such-page", "/error", "/a;b=c"})
    void on_a_page_is_told_on_a_page(String path) {
        var answer = product.send("GET", path, "", "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(answer.body())
                .contains("<html lang=\"sv\"", answer.statusCode() == 404 ? "Det finns inte" : "Det gick inte");
    }

    @Test
    void with_the_format_of_what_was_sent_is_told_with_the_formats_there_are() {
        var answer = product.send(HttpRequest.newBuilder(product.at("/api/v1/tokens"))
                .POST(HttpRequest.BodyPublishers.ofString("<a/>"))
                .header("Content-Type", "application/xml"));
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.headers().firstValue("Accept").orElseThrow()).contains("application/json");
        assertThat(Product.json(answer).path("code").asString()).isEqualTo("unsupported-media-type");
    }

    @Test
    void with_the_method_is_told_with_the_methods_there_are() {
        assertThat(product.get("/api/v1/tokens").headers().firstValue("Allow")).hasValue("POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"username\": tok}", "{\"username\":[]}", "\"x\"", "[]", "\u0000"})
    void in_a_JSON_text_is_told_without_a_name_from_our_code(String json) {
        var answer = product.send("POST", "/api/v1/tokens", json);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Product.json(answer).path("code").asString()).isEqualTo("unreadable-json");
        assertThat(Product.json(answer).path("detail").asString()).contains("rad 1, kolumn ");
        assertThat(answer.body()).doesNotContain("java", "Exception", "jackson", "LogIn", "se.malspar", "`");
    }

    @Test
    void with_a_missing_body_is_told_so() {
        var answer = product.send("POST", "/api/v1/tokens", "");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Product.json(answer).path("code").asString()).isEqualTo("unreadable-body");
    }

    // --- each kind of failure

    @Test
    void with_a_field_names_it() throws Exception {
        var problem = problem(422, posted("/writing", "{\"count\":1,\"inner\":[{\"municipality\":\"Vaggeryd\"}]}"));
        assertThat(problem.path("code").asString()).isEqualTo("malformed");
        assertThat(problem.path("invalidParameters").path(0).toString())
                .isEqualTo("{\"property\":\"municipality\",\"value\":\"Vaggeryd\","
                        + "\"reason\":\"En kommunkod är fyra siffror, till exempel 0665.\","
                        + "\"reasonEnglish\":\"A municipality code is four digits, such as 0665.\"}");
    }

    @Test
    void with_the_form_of_a_JSON_text_names_the_place() throws Exception {
        assertThat(problem(400, posted("/writing", "{\"count\":1,\n \"inner\":[{\"municipality\":{}}]}"))
                        .path("detail")
                        .asString())
                .isEqualTo("Något saknas eller har fel form, vid inner[0].municipality, rad 2, kolumn 28.");
        assertThat(problem(400, posted("/writing", "{\"count\":1,\"inner\":,}"))
                        .path("english")
                        .path("detail")
                        .asString())
                .isEqualTo("The text is not valid JSON, line 1, column 20.");
    }

    @Test
    void with_a_path_or_parameter_names_it() throws Exception {
        assertThat(problem(400, got("/of/x?date=2020-10-07")).path("code").asString())
                .isEqualTo("malformed");
        var date = problem(400, got("/of/0665?date=igår"));
        assertThat(date.path("code").asString()).isEqualTo("wrong-type");
        assertThat(date.path("invalidParameters").path(0).path("property").asString())
                .isEqualTo("date");
        var missing = problem(400, got("/of/0665"));
        assertThat(missing.path("code").asString()).isEqualTo("parameter-missing");
        assertThat(missing.path("detail").asString()).isEqualTo("date måste anges.");
    }

    @Test
    void with_the_format_that_was_asked_for_is_told_in_JSON() throws Exception {
        var response = answered(MockMvcRequestBuilders.get("/number").accept(MediaType.APPLICATION_XML));
        assertThat(problem(406, response).path("code").asString()).isEqualTo("not-acceptable");
    }

    @Test
    void with_a_text_depends_on_where_the_text_stood() throws Exception {
        failing.failure = () -> {
            throw new UnreadableText("31/13", "unreadable-date", "är inget datum.", "is no date.");
        };
        assertThat(problem(400, got("/failing")).path("code").asString()).isEqualTo("unreadable-date");
        var sent = problem(422, posted("/failing", "{}"));
        assertThat(sent.path("detail").asString()).isEqualTo("«31/13» är inget datum.");
        assertThat(sent.path("english").path("detail").asString()).isEqualTo("«31/13» is no date.");
    }

    @Test
    void with_a_registration_has_a_status_by_its_code() throws Exception {
        var empty = new Trail();
        assertThat(refused(404, empty, new AnnulRegistration(VAGGERYD, ID, Optional.empty(), ID, "fel"))
                        .path("code")
                        .asString())
                .isIn("municipality-not-registered", "registration-unknown");
        assertThat(refused(412, empty, registering(Optional.of(7L)))
                        .path("code")
                        .asString())
                .isEqualTo("overtaken");
        var registered = new Trail();
        TrailDecider.decide(registered, registering(Optional.empty()), new CelRules())
                .forEach(event -> registered.append(event, ID, Optional.empty()));
        var again = refused(409, registered, registering(Optional.empty()));
        assertThat(again.path("code").asString()).isEqualTo("municipality-already-registered");
        assertThat(again.has("laterDecision")).isFalse();
    }

    @Test
    void for_want_of_what_was_asked_for_is_told_by_its_own_code() throws Exception {
        failing.failure = () -> {
            throw new NotFound("goal-unknown", "Målet finns inte.", "There is no such goal.");
        };
        assertThat(problem(404, got("/failing")).path("code").asString()).isEqualTo("goal-unknown");
    }

    @Test
    void between_two_registrars_is_told_to_the_one_who_came_second() throws Exception {
        failing.failure = () -> {
            throw new ConcurrencyException("[0665] sequence 7");
        };
        var problem = problem(409, posted("/failing", "{}"));
        assertThat(problem.path("code").asString()).isEqualTo("overtaken-by-another");
        assertThat(problem.toString()).doesNotContain("sequence");
    }

    @Test
    void for_a_reason_that_is_told_is_found_behind_what_wrapped_it() throws Exception {
        failing.failure = () -> {
            throw new IllegalStateException(
                    new Malformed("goal", "x", "Så heter inget mål.", "No goal has that name."));
        };
        assertThat(problem(422, posted("/failing", "{}")).path("detail").asString())
                .isEqualTo("Så heter inget mål.");
    }

    @Test
    void too_often_is_told_with_when_to_come_back() throws Exception {
        failing.failure = () -> {
            throw new TooManyRequests(Duration.ofMillis(5_500));
        };
        var response = posted("/failing", "{}");
        assertThat(problem(429, response).path("code").asString()).isEqualTo("too-many-requests");
        assertThat(response.getHeader("Retry-After")).isEqualTo("6");
    }

    @Test
    void without_anybody_knowing_why_is_told_by_a_number_that_is_in_the_log(CapturedOutput output) throws Exception {
        failing.failure = () -> {
            throw new IllegalStateException("select secret from somewhere");
        };
        var problem = problem(500, got("/failing"));
        assertThat(problem.toString()).doesNotContain("secret", "IllegalState", "java");
        assertThat(output.getAll())
                .contains("Fel " + problem.path("errorId").asString() + " vid GET /failing")
                .contains("select secret from somewhere");
    }

    private JsonNode refused(int status, Trail trail, TrailCommand command) throws Exception {
        failing.failure = () -> TrailDecider.decide(trail, command, new CelRules());
        return problem(status, posted("/failing", "{}"));
    }

    private static RegisterMunicipality registering(Optional<Long> expectedSize) {
        return new RegisterMunicipality(VAGGERYD, ID, expectedSize, "Vaggeryds kommun", MunicipalityKind.REAL);
    }

    private MockHttpServletResponse got(String path) throws Exception {
        return answered(MockMvcRequestBuilders.get(path));
    }

    private MockHttpServletResponse posted(String path, String json) throws Exception {
        return answered(MockMvcRequestBuilders.post(path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(json));
    }

    private MockHttpServletResponse answered(MockHttpServletRequestBuilder request) throws Exception {
        return failingProduct.perform(request).andReturn().getResponse();
    }

    private static JsonNode problem(int status, MockHttpServletResponse response) throws Exception {
        assertThat(response.getStatus()).isEqualTo(status);
        assertThat(response.getContentType()).isEqualTo("application/problem+json");
        return JsonMapper.shared().readTree(response.getContentAsByteArray());
    }
}
