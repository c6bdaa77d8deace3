package se.malspar.app.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.app.Product;
import se.malspar.app.ProductTest;
import se.malspar.app.TestClock;
import se.malspar.app.platform.TooManyRequests;
import se.malspar.domain.decision.Malformed;
import tools.jackson.databind.json.JsonMapper;

@ProductTest
@ExtendWith(OutputCaptureExtension.class)
@DisplayName("A registrar")
class LogInTest {

    private static final String PASSWORD = "korp-över-åsen-1887";
    private static final Instant NOON = Instant.parse("2100-01-01T12:00:00Z");

    /** Every test has a day of its own, so that none inherits the attempts of another. */
    private static final AtomicInteger STARTED = new AtomicInteger();

    @Autowired
    Product product;

    @Autowired
    Users users;

    @Autowired
    JdbcClient db;

    @Autowired
    TestClock clock;

    @BeforeEach
    void there_is_a_user_and_nobody_has_tried_too_often() {
        if (!users.exists("anna")) {
            users.create("anna", "Anna Andersson", PASSWORD, Set.of(Registrar.REGISTRAR), Set.of("0665", "0680"));
        }
        clock.stopAt(NOON);
        clock.advance(Duration.ofDays(STARTED.incrementAndGet()));
    }

    @AfterEach
    void the_clock_goes_on() {
        clock.reset();
    }

    @Test
    void logs_in_and_is_told_who_and_where() {
        var answer = logIn("anna", PASSWORD);
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        var json = Product.json(answer);
        assertThat(json.path("token").asString()).matches("[A-Za-z0-9_-]{43}");
        assertThat(Instant.parse(json.path("expiresAt").asString()))
                .isEqualTo(clock.instant().plus(Duration.ofHours(12)));
        assertThat(json.path("displayName").asString()).isEqualTo("Anna Andersson");
        assertThat(json.path("roles")).hasToString("[\"REGISTRAR\"]");
        assertThat(json.path("municipalities")).hasToString("[\"0665\",\"0680\"]");
    }

    @Test
    void is_known_by_the_name_in_capitals_too() {
        assertThat(logIn(" Anna ", PASSWORD).statusCode()).isEqualTo(201);
    }

    @Test
    void has_a_token_of_which_the_database_knows_only_the_hash() {
        var token = token(logIn("anna", PASSWORD));
        assertThat(db.sql(
                                "select encode(token_hash, 'escape') || encode(token_hash, 'base64') from operation.access_token")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(stored -> stored.contains(token));
        assertThat(db.sql("select password_hash from operation.app_user where username = 'anna'")
                        .query(String.class)
                        .single())
                .startsWith("$2a$12$");
    }

    @Test
    void is_known_for_twelve_hours_and_no_longer() {
        var token = token(logIn("anna", PASSWORD));
        clock.advance(Duration.ofHours(12).minusSeconds(1));
        assertThat(recordWith(token).statusCode()).isEqualTo(404);
        clock.advance(Duration.ofSeconds(1));
        assertThat(recordWith(token).statusCode()).isEqualTo(401);
    }

    @Test
    void leaves_no_expired_token_behind_when_somebody_logs_in() {
        logIn("anna", PASSWORD);
        clock.advance(Duration.ofHours(13));
        logIn("anna", PASSWORD);
        assertThat(db.sql("select count(*) from operation.access_token where expires_at <= :now")
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void logs_out_and_is_nobody_from_then_on() {
        var token = token(logIn("anna", PASSWORD));
        var other = token(logIn("anna", PASSWORD));
        assertThat(product.send("DELETE", "/api/v1/tokens/current", "", "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(204);
        assertThat(recordWith(token).statusCode()).isEqualTo(401);
        assertThat(recordWith(other).statusCode()).isEqualTo(404);
    }

    @Test
    void is_told_the_same_for_a_wrong_password_as_anybody_for_a_name_that_nobody_has() {
        var wrong = logIn("anna", "korp-över-åsen-1888");
        var unknown = logIn("nobody", PASSWORD);
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(Product.json(wrong).path("code").asString()).isEqualTo("wrong-credentials");
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(unknown.body()).isEqualTo(wrong.body());
    }

    @Test
    void waits_as_long_for_a_refusal_as_one_whom_nobody_knows() {
        var known = median(() -> users.identified("anna", "korp-över-åsen-1888"));
        var unknown = median(() -> users.identified("nobody", "korp-över-åsen-1888"));
        var impossible = median(() -> users.identified("'; drop table", "korp-över-åsen-1888"));
        assertThat(unknown).isBetween(known / 3, known * 3);
        assertThat(impossible).isBetween(known / 3, known * 3);
    }

    @Test
    void is_not_let_in_by_a_password_that_BCrypt_would_cut_short() {
        var longest = "å".repeat(36);
        users.create("lena", "Lena Lång", longest, Set.of(Registrar.REGISTRAR), Set.of("0665"));
        assertThat(users.identified("lena", longest)).isPresent();
        assertThat(users.identified("lena", longest + "x")).isEmpty();
        assertThatExceptionOfType(Malformed.class)
                .isThrownBy(() ->
                        users.create("lena2", "Lena Lång", longest + "x", Set.of(Registrar.REGISTRAR), Set.of("0665")));
    }

    @Test
    void may_try_ten_times_a_minute_from_one_address() {
        var answers = IntStream.range(0, LogInAttempts.A_MINUTE)
                .mapToObj(i -> logIn("nobody-" + i, PASSWORD).statusCode())
                .toList();
        assertThat(answers).containsOnly(401);

        var refused = logIn("anna", PASSWORD);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(Product.json(refused).path("code").asString()).isEqualTo("too-many-requests");
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("6");

        clock.advance(Duration.ofSeconds(6));
        assertThat(logIn("anna", PASSWORD).statusCode()).isEqualTo(201);
        assertThat(logIn("anna", PASSWORD).statusCode()).isEqualTo(429);
    }

    @Test
    void is_guessed_at_ten_times_a_minute_from_however_many_addresses() {
        var attempts = new LogInAttempts(clock);
        IntStream.range(0, LogInAttempts.A_MINUTE).forEach(i -> attempts.count("192.0.2." + i, "Anna"));
        assertThatExceptionOfType(TooManyRequests.class).isThrownBy(() -> attempts.count("192.0.2.99", "anna"));
        attempts.count("192.0.2.99", "bertil");
        clock.advance(Duration.ofMinutes(1));
        attempts.count("192.0.2.99", "anna");
    }

    @Test
    void must_tell_both_name_and_password() {
        for (var body : Arrays.asList("{}", "{\"username\":\"anna\"}", "{\"username\":\"\",\"password\":\"x\"}")) {
            var answer = product.send("POST", "/api/v1/tokens", body);
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(Product.json(answer).path("code").asString()).isEqualTo("malformed");
        }
    }

    @Test
    void leaves_no_password_and_no_forged_line_in_the_log(CapturedOutput output) {
        logIn("anna", PASSWORD);
        logIn("anna", "fel-" + PASSWORD);
        logIn("anna\r\n2100-01-01 INFO bertil loggade in\u2028", "fel-" + PASSWORD);
        product.send("POST", "/api/v1/tokens", "{\"username\":\"anna\",\"password\":\"" + PASSWORD + "\",,}");

        assertThat(output.getAll()).contains("anna loggade in", "Misslyckad inloggning som «anna»");
        assertThat(output.getAll()).doesNotContain(PASSWORD);
        assertThat(output.getAll().lines().filter(line -> line.startsWith("2100")))
                .isEmpty();
        assertThat(output.getAll())
                .contains("Misslyckad inloggning som «anna 2100-01-01 INFO bertil loggade in» från 127.0.0.1");
    }

    @Test
    void records_in_the_own_municipalities_only() {
        var anna = users.find("ANNA").orElseThrow();
        anna.requireMayRecordIn("0665");
        assertThat(anna.mayRecordIn("0680")).isTrue();
        assertThat(anna.mayRecordIn("0180")).isFalse();
        assertThatExceptionOfType(OtherMunicipality.class)
                .isThrownBy(() -> anna.requireMayRecordIn("0180"))
                .satisfies(refusal -> {
                    assertThat(refusal.getStatusCode().value()).isEqualTo(403);
                    assertThat(refusal.getBody().getProperties()).containsEntry("code", "other-municipality");
                });
        assertThat(new Registrar("x", "X", Set.of(Registrar.REGISTRAR), Set.of("*")).mayRecordIn("0180"))
                .isTrue();
        assertThat(new Registrar("x", "X", Set.of("READER"), Set.of("*")).mayRecordIn("0180"))
                .isFalse();
    }

    @Test
    void is_one_of_a_kind() {
        assertThatExceptionOfType(UsernameTaken.class)
                .isThrownBy(() -> users.create("ANNA", "Anna Annan", PASSWORD, Set.of(), Set.of()));
        assertThatExceptionOfType(Malformed.class)
                .isThrownBy(() -> users.create("åsa", "Åsa Öberg", PASSWORD, Set.of(), Set.of()));
        assertThatExceptionOfType(Malformed.class)
                .isThrownBy(() -> users.create("asa", "Åsa Öberg", "kort", Set.of(), Set.of()));
        assertThatExceptionOfType(Malformed.class)
                .isThrownBy(() -> users.create("asa", "Åsa Öberg", PASSWORD, Set.of(), Set.of("665")));
    }

    private HttpResponse<String> logIn(String username, String password) {
        var json =
                JsonMapper.shared().createObjectNode().put("username", username).put("password", password);
        return product.send("POST", "/api/v1/tokens", json.toString());
    }

    private static String token(HttpResponse<String> loggedIn) {
        assertThat(loggedIn.statusCode()).isEqualTo(201);
        return Product.json(loggedIn).path("token").asString();
    }

    /** Answered with 404 for a registrar, as there is nothing at this address. */
    private HttpResponse<String> recordWith(String token) {
        return product.post("/api/v1/unheard-of", "{}", token);
    }

    private static long median(Runnable work) {
        return IntStream.range(0, 5)
                .mapToLong(_ -> {
                    var start = System.nanoTime();
                    work.run();
                    return System.nanoTime() - start;
                })
                .sorted()
                .skip(2)
                .findFirst()
                .orElseThrow();
    }
}
