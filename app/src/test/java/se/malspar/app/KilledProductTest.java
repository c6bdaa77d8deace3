package se.malspar.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.malspar.app.registering.Office;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The product, killed while eight clients register and started again,")
class KilledProductTest {

    private static final int CLIENTS = 8;
    private static final int ACKNOWLEDGED_BEFORE_THE_KILL = 120;
    private static final String MUNICIPALITY = "1201";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void has_every_acknowledged_registration_exactly_once_and_answers_as_a_replay_does() throws Exception {
        var port = freePort();
        var product = RunningProduct.start(folder.resolve("data"), port);
        var logIn = Objects.requireNonNull(product.printedLogIn(), product::output);
        var token = product.logIn(logIn.get(0), logIn.get(1));
        setUp(product, token);

        var acknowledged = new ConcurrentHashMap<UUID, String>();
        var killed = new AtomicBoolean();
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            var next = new AtomicInteger(1);
            for (int client = 0; client < CLIENTS; client++) {
                clients.execute(() -> registerUntilKilled(product, token, next, acknowledged, killed));
            }
            try {
                Awaitility.await()
                        .atMost(Duration.ofMinutes(1))
                        .until(() -> acknowledged.size() >= ACKNOWLEDGED_BEFORE_THE_KILL);
            } finally {
                product.kill();
                killed.set(true);
            }
        }

        var again = RunningProduct.start(folder.resolve("data"), port);
        try {
            assertThat(again.printedLogIn()).as("passwords are printed once").isNull();
            var events = eventsOf(again);
            assertThat(events.valueStream().map(event -> event.at("/leaf").asLong()))
                    .as("leaves without gaps")
                    .isSorted()
                    .doesNotHaveDuplicates();
            acknowledged.forEach((_, registration) -> assertThat(events.valueStream()
                            .filter(event ->
                                    event.at("/registration").asString().equals(registration))
                            .filter(event -> event.at("/type").asString().equals("paragraph-recorded")))
                    .as("acknowledged registration %s", registration)
                    .hasSize(1));
            assertThat(events.valueStream()
                            .filter(event -> event.at("/type").asString().equals("goal-adopted"))
                            .map(event -> event.at("/payload/goal").asString()))
                    .as("nothing is recorded twice")
                    .doesNotHaveDuplicates();
            assertRepeatedRequestsAreAnsweredAndNotRecorded(again, logIn, acknowledged, events);
            new ReplayComparison(again).assertAnswersEqualReplay(MUNICIPALITY, moments());
        } finally {
            again.stop();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void setUp(RunningProduct product, String token) throws IOException {
        post(product, token, UUID.randomUUID(), "/api/v1/municipalities", """
                {"municipality":"%s","name":"Testköping","kind":"REAL"}""".formatted(MUNICIPALITY));
        post(product, token, UUID.randomUUID(), "/api/v1/%s/bodies".formatted(MUNICIPALITY), """
                {"body":"KS","name":"Kommunstyrelsen","kind":"EXECUTIVE_BOARD"}""");
    }

    private static void registerUntilKilled(
            RunningProduct product,
            String token,
            AtomicInteger next,
            Map<UUID, String> acknowledged,
            AtomicBoolean killed) {
        while (!killed.get()) {
            var number = next.getAndIncrement();
            var key = new UUID(0, number);
            try {
                var answer = post(
                        product, token, key, "/api/v1/%s/registrations".formatted(MUNICIPALITY), registration(number));
                if (answer.at("/registration").isString()) {
                    acknowledged.put(key, answer.at("/registration").asString());
                }
            } catch (IOException unknownOutcome) {
                return; // killed in the middle: whether it was recorded, only the log can tell
            }
        }
    }

    private static String registration(int number) {
        return Office.paragraph(
                "KS",
                LocalDate.of(2020, 1, 1).plusDays(number % 300).toString(),
                "§ " + number,
                Office.adoptGoal("mal-" + number, "Mål nummer " + number));
    }

    private static JsonNode post(RunningProduct product, String token, UUID key, String path, String json)
            throws IOException {
        var answer = product.send(product.request(path)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", key.toString())
                .POST(HttpRequest.BodyPublishers.ofString(json)));
        return JsonMapper.shared().readTree(answer.body());
    }

    private static JsonNode eventsOf(RunningProduct product) throws IOException {
        return product.get("/api/v1/%s/events?limit=1000".formatted(MUNICIPALITY))
                .at("/events");
    }

    private static void assertRepeatedRequestsAreAnsweredAndNotRecorded(
            RunningProduct product, List<String> logIn, Map<UUID, String> acknowledged, JsonNode events)
            throws IOException {
        var token = product.logIn(logIn.get(0), logIn.get(1));
        for (var each : acknowledged.entrySet().stream().limit(5).toList()) {
            var number = (int) each.getKey().getLeastSignificantBits();
            var answer = post(
                    product,
                    token,
                    each.getKey(),
                    "/api/v1/%s/registrations".formatted(MUNICIPALITY),
                    registration(number));
            assertThat(answer.at("/registration").asString()).isEqualTo(each.getValue());
        }
        assertThat(eventsOf(product).size()).isEqualTo(events.size());
    }

    private static List<LocalDate> moments() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(20201007);
        var moments = new ArrayList<LocalDate>();
        for (int i = 0; i < 40; i++) {
            moments.add(LocalDate.of(2019, 12, 1).plusDays(random.nextInt(400)));
        }
        return moments;
    }
}
