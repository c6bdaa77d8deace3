package se.malspar.app.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import se.malspar.app.Product;
import se.malspar.app.ProductTest;

@ProductTest
@DisplayName("Whoever comes over HTTP")
class AccessRulesTest {

    private static final Set<RequestMethod> READING =
            Set.of(RequestMethod.GET, RequestMethod.HEAD, RequestMethod.OPTIONS);
    private static final Set<RequestMethod> WRITING =
            Set.of(RequestMethod.POST, RequestMethod.PUT, RequestMethod.PATCH, RequestMethod.DELETE);
    private static final String LOG_IN = "POST /api/v1/tokens";
    private static final String LOG_OUT = "DELETE /api/v1/tokens/current";

    @Autowired
    Product product;

    @Autowired
    TestRegistrars registrars;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    /** A request that changes something. */
    private record Change(String method, String path) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @TestFactory
    Stream<DynamicTest> may_change_nothing_without_a_token() {
        return changes()
                .filter(change -> !change.toString().equals(LOG_IN))
                .map(change -> dynamicTest(change.toString(), () -> {
                    var answer = product.send(change.method(), change.path(), "{}");
                    assertThat(answer.statusCode()).isEqualTo(401);
                    assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
                    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
                    assertThat(Product.json(answer).path("code").asString()).isEqualTo("not-logged-in");
                }));
    }

    @TestFactory
    Stream<DynamicTest> may_change_nothing_without_being_a_registrar() {
        var token = registrars.token(Set.of("READER"), "0665");
        return changes()
                .filter(change ->
                        !change.toString().equals(LOG_IN) && !change.toString().equals(LOG_OUT))
                .map(change -> dynamicTest(change.toString(), () -> {
                    var answer = product.send(change.method(), change.path(), "{}", "Authorization", "Bearer " + token);
                    assertThat(answer.statusCode()).isEqualTo(403);
                    assertThat(Product.json(answer).path("code").asString()).isEqualTo("not-allowed");
                }));
    }

    /** Every mapping of the product, and a path that has none. */
    private Stream<Change> changes() {
        var unmapped = WRITING.stream().map(method -> new Change(method.name(), "/api/v1/0665/unheard-of"));
        var mapped = mappings.getHandlerMethods().keySet().stream().flatMap(AccessRulesTest::changes);
        return Stream.concat(mapped, unmapped);
    }

    private static Stream<Change> changes(RequestMappingInfo mapping) {
        var methods = mapping.getMethodsCondition().getMethods();
        return mapping.getPatternValues().stream()
                .filter(pattern -> pattern.startsWith("/api"))
                .map(pattern -> pattern.replaceAll("\\{[^/]+}", "0665"))
                .flatMap(path -> (methods.isEmpty() ? WRITING : methods)
                        .stream()
                                .filter(method -> !READING.contains(method))
                                .map(method -> new Change(method.name(), path)));
    }

    @Test
    void meets_the_log_in_among_the_mappings_that_are_tried() {
        assertThat(changes()).extracting(Change::toString).contains(LOG_IN, LOG_OUT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic YW5uYTphbm5h",
                "Bearer",
                "Bearer ",
                "Bearer AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "Digest username=anna"
            })
    void is_nobody_without_a_token_that_was_given_out(String authorization) {
        var answer = product.send("POST", "/api/v1/0665/unheard-of", "{}", "Authorization", authorization);
        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void is_not_known_by_a_token_in_the_address_or_in_a_cookie() {
        var token = product.registrarOf("*");
        assertThat(product.send("POST", "/api/v1/0665/unheard-of?access_token=" + token, "{}")
                        .statusCode())
                .isEqualTo(401);
        assertThat(product.send("POST", "/api/v1/0665/unheard-of", "{}", "Cookie", "token=" + token)
                        .statusCode())
                .isEqualTo(401);
        assertThat(product.post("/api/v1/0665/unheard-of", "{}", token).statusCode())
                .isEqualTo(404);
    }

    @Test
    void reads_without_a_token_and_with_one_that_has_expired() {
        assertThat(product.get("/v3/api-docs").statusCode()).isEqualTo(200);
        assertThat(product.get("/actuator/health").statusCode()).isEqualTo(200);
        assertThat(product.send(HttpRequest.newBuilder(product.at("/v3/api-docs"))
                                .header("Authorization", "Bearer expired"))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void finds_pages_to_be_read_only(String method) {
        var answer = product.send(method, "/", "{}", "Authorization", "Bearer " + product.registrarOf("*"));
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD");
        assertThat(Product.json(answer).path("code").asString()).isEqualTo("method-not-allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/no-such-page", "/swagger-ui/index.html"})
    void is_shown_pages_that_run_nothing_but_their_own_scripts(String page) {
        var headers = product.get(page).headers();
        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow().split("; *"))
                .containsExactlyInAnyOrder(
                        "default-src 'none'",
                        "script-src 'self'",
                        "style-src 'self'",
                        "img-src 'self' data:",
                        "connect-src 'self'",
                        "font-src 'self'",
                        "base-uri 'none'",
                        "form-action 'self'",
                        "frame-ancestors 'none'");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("Permissions-Policy").orElseThrow()).contains("camera=()", "geolocation=()");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/no-such-thing", "/v3/api-docs", "/actuator/health"})
    void is_given_data_that_no_browser_takes_for_a_page(String path) {
        var headers = product.get(path).headers();
        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("'self'");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    @Test
    void is_given_no_cookie_and_no_leave_for_other_sites() {
        for (var path : List.of("/", "/api/v1/no-such-thing", "/v3/api-docs", "/swagger-ui/index.html")) {
            var headers = product.send(
                            HttpRequest.newBuilder(product.at(path)).header("Origin", "https://evil.example"))
                    .headers();
            assertThat(headers.map()).doesNotContainKeys("set-cookie", "access-control-allow-origin");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "//evil.example/%2e%2e",
                "/\\evil.example",
                "/%5cevil.example",
                "/api/v1//evil.example",
                "/swagger-ui.html",
                "/swagger-ui",
                "/login?continue=https://evil.example",
                "/logout?url=//evil.example",
                "/?redirect=https://evil.example",
                "/swagger-ui.html?configUrl=https://evil.example/x"
            })
    void is_never_sent_on_to_another_site(String target) throws IOException {
        var answer = raw("GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Forwarded-Host: evil.example\r\n"
                + "Connection: close\r\n\r\n");
        assertThat(answer.lines().filter(line -> line.toLowerCase(Locale.ROOT).startsWith("location:")))
                .allSatisfy(line -> assertThat(line).matches("(?i)location: /(?![/\\\\]).*"));
    }

    /** As it is, past what a well-bred client would mend. */
    private String raw(String request) throws IOException {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), product.at("").getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 ");
            return answer;
        }
    }
}
