package se.malspar.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.malspar.app.registering.Office;
import se.malspar.domain.ledger.Checkpoint;
import se.malspar.domain.ledger.ConsistencyProof;
import se.malspar.domain.ledger.NoteKey;
import se.malspar.domain.ledger.SignedNote;
import se.malspar.domain.ledger.WitnessRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * As many times as {@code -Dtest.kills} says, and as many more with its database killed before it, from the moments that
 * {@code -Dtest.kills.seed} draws.
 */
@DisplayName("The product, killed at random moments while it records and signs,")
class KilledSigningTest {

    private static final int KILLS = 2 * Integer.getInteger("test.kills", 1);
    private static final long SEED = Long.getLong("test.kills.seed", 20261121);
    private static final int CLIENTS = 4;
    private static final String MUNICIPALITY = "1202";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    /** What somebody outside has seen signed. */
    private final NavigableMap<Long, SignedNote> seen = new ConcurrentSkipListMap<>();

    /** Seen since it was last held against the log; before that, the log was shown to have grown from it. */
    private final NavigableMap<Long, SignedNote> unproved = new ConcurrentSkipListMap<>();

    /** The registrations that were read, up to a position in the log that is shown to have grown from there. */
    private final Set<String> read = new HashSet<>();

    private long readTo;
    private long leaves;
    private final AtomicInteger next = new AtomicInteger(1);

    @Test
    void holds_all_that_it_acknowledged_once_and_all_that_anybody_saw_signed() throws Exception {
        var random = new SplittableRandom(SEED);
        var port = freePort();
        var product = RunningProduct.start(folder.resolve("data"), port);
        var logIn = Objects.requireNonNull(product.printedLogIn(), product::output);
        setUp(product, product.logIn(logIn.get(0), logIn.get(1)));
        for (var kill = 1; kill <= KILLS; kill++) {
            var told = "kill %d of %d, seed %d".formatted(kill, KILLS, SEED);
            workAndKill(
                    product,
                    product.logIn(logIn.get(0), logIn.get(1)),
                    Duration.ofMillis(300 + random.nextInt(1_500)),
                    kill % 2 == 0);
            product = RunningProduct.start(folder.resolve("data"), port);
            requireWhole(product, told);
        }
        product.stop();
        assertThat(acknowledged).hasSizeGreaterThan(KILLS * 5);
        assertThat(seen).hasSizeGreaterThan(KILLS);
        System.out.printf(
                "%d kills, half of them of the database first, seed %d: %d registrations acknowledged, 0 lost, 0 twice;"
                        + " %d checkpoints seen%n",
                KILLS, SEED, acknowledged.size(), seen.size());
    }

    private void workAndKill(RunningProduct product, String token, Duration after, boolean databaseFirst)
            throws InterruptedException, IOException {
        var killed = new AtomicBoolean();
        try (var clients = Executors.newFixedThreadPool(CLIENTS + 1)) {
            for (var client = 0; client < CLIENTS; client++) {
                clients.execute(() -> register(product, token, killed));
            }
            clients.execute(() -> watch(product, killed));
            Thread.sleep(after);
            if (databaseFirst) {
                killDatabase();
            }
            product.kill();
            killed.set(true);
        }
    }

    private void register(RunningProduct product, String token, AtomicBoolean killed) {
        while (!killed.get()) {
            var number = next.getAndIncrement();
            try {
                var answer = post(
                        product,
                        token,
                        "/api/v1/%s/registrations".formatted(MUNICIPALITY),
                        Office.paragraph(
                                "KS",
                                LocalDate.of(2020, 1, 1).plusDays(number % 300).toString(),
                                "§ " + number,
                                Office.adoptGoal("mal-" + number, "Mål nummer " + number)));
                if (answer.at("/registration").isString()) {
                    acknowledged.add(answer.at("/registration").asString());
                }
            } catch (IOException unknownOutcome) {
                // killed in the middle: whether it was recorded, only the log can tell
            }
        }
    }

    private void watch(RunningProduct product, AtomicBoolean killed) {
        while (!killed.get()) {
            try {
                var answer = product.send(product.request("/ledger/%s/checkpoint".formatted(MUNICIPALITY))
                        .GET());
                if (answer.statusCode() == 200) {
                    var note = SignedNote.parse(answer.body());
                    if (seen.put(Checkpoint.parse(note.text()).size(), note) == null) {
                        unproved.put(Checkpoint.parse(note.text()).size(), note);
                    }
                }
            } catch (IOException gone) {
                // then there is nothing to see
            }
        }
    }

    /** PostgreSQL and all that it started, before the product knows. */
    private void killDatabase() throws IOException {
        try (var files = Files.walk(folder)) {
            var pidFile = files.filter(file -> file.endsWith("postmaster.pid")).findFirst();
            var postmaster = ProcessHandle.of(Long.parseLong(
                            Files.readAllLines(pidFile.orElseThrow()).getFirst().strip()))
                    .orElseThrow();
            var backends = postmaster.descendants().toList();
            assertThat(postmaster.destroyForcibly()).isTrue();
            backends.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private void requireWhole(RunningProduct product, String told) throws IOException {
        for (var event : eventsAfter(product, readTo)) {
            assertThat(event.at("/leaf").asLong()).as(told).isEqualTo(leaves++);
            if (event.at("/type").asString().equals("paragraph-recorded")) {
                assertThat(read.add(event.at("/registration").asString()))
                        .as("%s: %s once", told, event)
                        .isTrue();
            }
            readTo = event.at("/position").asLong();
        }
        assertThat(read).as(told).containsAll(acknowledged);

        var latest = Awaitility.await(told)
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> {
                            var answer = product.send(product.request("/ledger/%s/checkpoint".formatted(MUNICIPALITY))
                                    .GET());
                            return SignedNote.parse(answer.body());
                        },
                        note -> Checkpoint.parse(note.text()).size() == leaves);
        var keys = product.send(product.request("/ledger/%s/keys".formatted(MUNICIPALITY))
                        .GET())
                .body();
        assertThat(keys).as(told).hasLineCount(1);
        var key = NoteKey.parse(keys.strip());
        var now = Checkpoint.parse(latest.text());
        for (var each : unproved.values()) {
            var then = Checkpoint.parse(each.text());
            assertThat(each.isSignedBy(key)).as(told).isTrue();
            assertThat(then.size()).as(told).isLessThanOrEqualTo(now.size());
            var request = WitnessRequest.parse(product.send(
                            product.request("/ledger/%s/witness-request?old=%d".formatted(MUNICIPALITY, then.size()))
                                    .GET())
                    .body());
            var grown = Checkpoint.parse(request.checkpoint().text());
            assertThat(new ConsistencyProof(then.size(), grown.size(), request.path())
                            .proves(then.root(), grown.root()))
                    .as("%s: %s is in %s", told, then, grown)
                    .isTrue();
        }
        unproved.clear();
        unproved.put(now.size(), latest);
        assertThat(product.get("/api/v1/%s/integrity".formatted(MUNICIPALITY)).has("quarantine"))
                .as(told)
                .isFalse();
    }

    private static List<JsonNode> eventsAfter(RunningProduct product, long position) throws IOException {
        var events = new ArrayList<JsonNode>();
        var after = position;
        while (true) {
            var page = product.get("/api/v1/%s/events?limit=1000&after=%d".formatted(MUNICIPALITY, after))
                    .at("/events");
            if (page.isEmpty()) {
                return events;
            }
            page.forEach(events::add);
            after = events.getLast().at("/position").asLong();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void setUp(RunningProduct product, String token) throws IOException {
        post(product, token, "/api/v1/municipalities", """
                {"municipality":"%s","name":"Testköping","kind":"REAL"}""".formatted(MUNICIPALITY));
        post(product, token, "/api/v1/%s/bodies".formatted(MUNICIPALITY), """
                {"body":"KS","name":"Kommunstyrelsen","kind":"EXECUTIVE_BOARD"}""");
    }

    private static JsonNode post(RunningProduct product, String token, String path, String json) throws IOException {
        var answer = product.send(product.request(path)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(json)));
        return JsonMapper.shared().readTree(answer.body());
    }
}
