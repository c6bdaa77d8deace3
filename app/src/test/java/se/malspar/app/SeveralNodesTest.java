package se.malspar.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static se.malspar.app.registering.Office.adoptGoal;
import static se.malspar.app.registering.Office.paragraph;
import static se.malspar.app.registering.Office.setAmbitionLevel;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.StringUtils;
import se.malspar.app.access.TestRegistrars;
import se.malspar.app.destruction.Archive;
import se.malspar.app.platform.postgres.EmbeddedPostgres;
import se.malspar.app.platform.postgres.StandbyServer;
import se.malspar.app.registering.Office;

/** The product twice over one primary and a hot standby of it, all on this machine. */
@DisplayName("Several nodes")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SeveralNodesTest {

    private static final String GOALS = "/goals?date=2020-12-31&recordedBy=2100-01-01";
    private static final String POSITION = "Log-Position";
    private static final long SEED = 42;
    private static final AtomicInteger PARAGRAPHS = new AtomicInteger();

    /** Which nodes of this process have told the answers of each event. */
    private static final Map<Long, List<String>> TOLD_BY = new ConcurrentHashMap<>();

    private static EmbeddedPostgres primary;
    private static StandbyServer standby;
    private static Path signing;
    private static Node one;
    private static Node other;

    private record Node(String name, ConfigurableApplicationContext context) implements AutoCloseable {

        static Node start(String name) {
            var node = new Node(
                    name,
                    new SpringApplicationBuilder(Malspar.class, Product.class, TestRegistrars.class)
                            .run(StringUtils.addStringToArray(settings(), "--server.port=0")));
            var _ = node.follower().registerHandlerInterceptor((work, chain) -> {
                var position =
                        Objects.requireNonNull(work.getMessage().getMetaData().get("position"));
                TOLD_BY.computeIfAbsent(((Number) position).longValue(), _ -> new CopyOnWriteArrayList<>())
                        .add(name);
                return chain.proceed();
            });
            return node;
        }

        Product product() {
            return context.getBean(Product.class);
        }

        StreamingEventProcessor follower() {
            return context.getBean(Configuration.class)
                    .eventProcessingConfiguration()
                    .eventProcessor("answers", StreamingEventProcessor.class)
                    .orElseThrow();
        }

        JdbcClient db() {
            return context.getBean(JdbcClient.class);
        }

        @Override
        public void close() {
            context.close();
        }
    }

    private static String[] settings() {
        return new String[] {
            "--spring.datasource.url=jdbc:postgresql://127.0.0.1:%d,127.0.0.1:%d/malspar?targetServerType=primary"
                    .formatted(primary.port(), standby.port()),
            "--spring.datasource.username=" + primary.appUser(),
            "--spring.datasource.password=" + primary.appPassword(),
            "--malspar.migration.username=" + primary.migrationUser(),
            "--malspar.migration.password=" + primary.migrationPassword(),
            "--malspar.read.url=jdbc:postgresql://127.0.0.1:%d/malspar".formatted(standby.port()),
            "--malspar.signing.folder=" + signing
        };
    }

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        signing = folder.resolve("signing");
        primary = StandbyServer.primary(folder.resolve("primary"));
        standby = StandbyServer.of(primary, folder.resolve("primary"), folder.resolve("standby"));
        one = Node.start("one");
        other = Node.start("other");
    }

    @AfterAll
    static void stop() throws Exception {
        one.close();
        other.close();
        standby.close();
        primary.close();
    }

    @Test
    void judge_by_what_the_others_have_recorded() {
        var here = Office.in(one.product(), "1101");
        var there = here.at(other.product());
        here.recorded(paragraph("KS", "2020-02-05", "§ 1", adoptGoal("1", "Tillväxt")));
        there.recorded(paragraph("KS", "2020-02-05", "§ 2", adoptGoal("2", "Skola")));
        here.recorded(paragraph("KS", "2020-02-05", "§ 3", adoptGoal("3", "Miljö")));

        there.recorded(paragraph("KS", "2020-03-04", "§ 4", setAmbitionLevel("3", "Fler", "2020-01-01")));
        here.recorded(paragraph("KS", "2020-03-04", "§ 5", setAmbitionLevel("2", "Fler", "2020-01-01")));
        var read = here.tag();
        there.created(there.register(paragraph("KS", "2020-03-04", "§ 6"), "If-Match", read));

        var again = here.register(paragraph("KS", "2020-03-04", "§ 7", adoptGoal("2", "Skola")));
        assertThat(Product.json(again).at("/code").asString()).isEqualTo("goal-already-adopted");
        var overtaken = here.register(paragraph("KS", "2020-03-04", "§ 8"), "If-Match", read);
        assertThat(overtaken.statusCode()).isEqualTo(412);
    }

    @Test
    void record_once_what_is_sent_to_both() throws Exception {
        var here = Office.in(one.product(), "1102");
        var there = here.at(other.product());
        try (var clients = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < 10; i++) {
                var request = paragraph("KS", "2020-02-05", "§ " + (i + 1), adoptGoal("" + i, "Tillväxt"));
                var key = UUID.randomUUID();
                var answers = clients.invokeAll(List.<Callable<HttpResponse<String>>>of(
                        () -> here.register(request, key), () -> there.register(request, key)));

                assertThat(answers)
                        .extracting(Future::get)
                        .allSatisfy(answer -> assertThat(answer.statusCode())
                                .as(answer.body())
                                .isEqualTo(201))
                        .filteredOn(answer -> answer.headers()
                                .firstValue("Idempotency-Replayed")
                                .isPresent())
                        .hasSize(1);
            }
        }
        assertThat(here.get(GOALS).at("/goals").size()).isEqualTo(10);
    }

    @Test
    void forget_what_one_of_them_has_destroyed() {
        var archive = Archive.in(one.product(), "1110");
        var wrong = archive.recordTheName();
        var then = archive.office()
                .get("/registrations/" + wrong)
                .at("/recordedAt")
                .asString();
        archive.replace(wrong);
        archive.order(wrong);
        var there = archive.office().at(other.product());
        // so that the other node has it in every memory that it has
        var past = "/state?date=2020-12-31&recordedBy=" + then;
        for (int i = 0; i < 5; i++) {
            assertThat(there.get(past).toString()).contains(archive.name());
        }
        there.recorded(paragraph("KS", "2020-03-04", "§ 4", adoptGoal("2", "Skola")));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(tablesOfStandbyWith(archive.name()))
                        .containsExactlyInAnyOrder("event", "statement", "search_text"));

        archive.destroy(wrong);

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(there.get(past).toString())
                        .contains("Gallrat enligt " + Archive.ORDER)
                        .doesNotContain(archive.name()));
        there.recorded(paragraph("KS", "2020-03-04", "§ 5", adoptGoal("3", "Miljö")));
        assertThat(there.get("/state?date=2020-12-31").at("/goals").size()).isEqualTo(3);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(tablesOfStandbyWith(archive.name())).isEmpty());
    }

    private static List<@Nullable String> tablesOfStandbyWith(String name) {
        return onStandby().sql("""
                        select 'event' from ledger.event where position(:name in convert_from(leaf_bytes, 'UTF8')) > 0
                        union select 'statement' from answers.statement where said like '%' || :name || '%'
                        union select 'search_text' from answers.search_text where words like '%' || lower(:name) || '%'
                        """).param("name", name).query(String.class).list();
    }

    private static JdbcClient onStandby() {
        return JdbcClient.create(new DriverManagerDataSource(
                "jdbc:postgresql://127.0.0.1:%d/malspar".formatted(standby.port()),
                primary.appUser(),
                primary.appPassword()));
    }

    /** A client of either node, now of the one and now of the other, who sends back the position seen. */
    private static final class Reader {
        private final Random random;
        private final Office office;
        private final boolean tells;
        private long seen;

        /** One who has seen that there is a municipality. */
        private Reader(long seed, Office office, boolean tells, long seen) {
            this.random = new Random(seed);
            this.office = office;
            this.tells = tells;
            this.seen = seen;
        }

        /** What an answer says, and of which position it is. */
        private record Read(long position, Set<String> goals) {}

        Read read() {
            var node = random.nextBoolean() ? one : other;
            var answer = ask(node, office, GOALS, tells ? seen : null);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            var body = Product.json(answer);
            var position = position(answer);
            assertThat(position).as("read at " + node.name()).isGreaterThanOrEqualTo(seen);
            assertThat(body.at("/moment/position").asLong()).isEqualTo(position);
            seen = position;
            var goals = new TreeSet<String>();
            body.at("/goals").forEach(goal -> goals.add(goal.at("/id").asString()));
            return new Read(position, goals);
        }
    }

    @Test
    void never_let_a_client_read_backwards_nor_tell_an_event_twice_while_both_record_and_the_replica_lags()
            throws Exception {
        var office = Office.in(one.product(), "1103");
        var begun = position(ask(one, office, GOALS, null));
        var adoptedAt = new ConcurrentHashMap<String, Long>();
        var acknowledged = new AtomicLong(begun);
        var reads = new ConcurrentLinkedQueue<Reader.Read>();
        var done = new AtomicBoolean();
        var numbers = new AtomicInteger();
        try (var clients = Executors.newFixedThreadPool(6)) {
            var readers = IntStream.range(0, 3)
                    .mapToObj(i -> clients.submit(() -> {
                        var reader = new Reader(SEED + i, office, i > 0, begun);
                        while (!done.get()) {
                            var before = acknowledged.get();
                            var read = reader.read();
                            if (!reader.tells) {
                                assertThat(read.position()).isGreaterThanOrEqualTo(before);
                            }
                            reads.add(read);
                        }
                        return true;
                    }))
                    .toList();
            var writers = List.of(one, other).stream()
                    .map(node -> clients.submit(() -> {
                        for (int i = 0; i < 40; i++) {
                            var goal = "" + numbers.incrementAndGet();
                            adoptedAt.put(goal, adopt(office.at(node.product()), goal));
                            acknowledged.accumulateAndGet(adoptedAt.get(goal), Math::max);
                        }
                        return true;
                    }))
                    .toList();
            var weather = clients.submit(() -> {
                var random = new Random(SEED);
                while (!done.get()) {
                    standby.pause();
                    Thread.sleep(random.nextInt(300));
                    standby.resume();
                    Thread.sleep(random.nextInt(300));
                }
                return true;
            });
            try {
                for (var writer : writers) {
                    assertThat(writer.get()).isTrue();
                }
            } finally {
                done.set(true);
            }
            for (var reader : readers) {
                assertThat(reader.get()).isTrue();
            }
            assertThat(weather.get()).isTrue();
        }

        assertThat(adoptedAt).hasSize(80);
        assertThat(reads)
                .hasSizeGreaterThan(50)
                .allSatisfy(read -> assertThat(read.goals())
                        .as("the goals at position %d".formatted(read.position()))
                        .isEqualTo(adoptedBy(adoptedAt, read.position())));
        assertEachEventIsToldOnceAndByOneNode(Collections.min(adoptedAt.values()));
    }

    private static Set<String> adoptedBy(Map<String, Long> adoptedAt, long position) {
        var goals = new TreeSet<String>();
        adoptedAt.forEach((goal, at) -> {
            if (at <= position) {
                goals.add(goal);
            }
        });
        return goals;
    }

    private static void assertEachEventIsToldOnceAndByOneNode(long from) {
        var head = one.db()
                .sql("select max(position) from ledger.event")
                .query(Long.class)
                .single();
        await().until(() -> answered(head));
        assertThat(LongStream.rangeClosed(from, head).mapToObj(TOLD_BY::get))
                .allSatisfy(nodes -> assertThat(nodes).hasSize(1))
                .containsOnly(TOLD_BY.get(head));
        assertTheAnswersHaveEachGoalOnce();
    }

    private static void assertTheAnswersHaveEachGoalOnce() {
        var recorded = "select position from ledger.event where type = 'goal-adopted' order by position";
        var told = "select s.position from answers.statement s join (%s) e on e.position = s.position order by 1"
                .formatted(recorded);
        assertThat(one.db().sql(told).query(Long.class).list())
                .isEqualTo(one.db().sql(recorded).query(Long.class).list());
    }

    @Test
    void show_what_was_just_recorded_through_the_other_however_the_replica_lags() {
        var here = Office.in(one.product(), "1104");
        standby.pause();
        try {
            for (int i = 1; i < 5; i++) {
                here.recorded(paragraph("KS", "2020-02-05", "§ " + i, adoptGoal("" + i, "Tillväxt")));

                assertThat(here.at(other.product()).get(GOALS).at("/goals").size())
                        .isEqualTo(i);
            }
        } finally {
            standby.resume();
        }
    }

    @Test
    void read_from_the_replica_for_whoever_tells_a_position_that_it_has_come_to() {
        var office = Office.in(one.product(), "1105");
        await().until(() -> readsFromTheReplica(other, office));
        standby.pause();
        try {
            var recorded = adopt(office);

            assertThat(position(ask(other, office, GOALS, 1L))).isLessThan(recorded);
            assertThat(position(ask(other, office, GOALS, recorded))).isGreaterThanOrEqualTo(recorded);
        } finally {
            standby.resume();
        }
    }

    @Test
    void give_no_answer_rather_than_an_earlier_one() {
        var office = Office.in(one.product(), "1106");

        var tooSoon = ask(one, office, GOALS, 1_000_000_000L);
        assertThat(tooSoon.statusCode()).isEqualTo(503);
        assertThat(Product.json(tooSoon).at("/code").asString()).isEqualTo("position-not-reached");
        assertThat(tooSoon.headers().firstValue("Retry-After")).hasValue("1");
        var unreadable = one.product()
                .send(HttpRequest.newBuilder(one.product().at("/api/v1/1106" + GOALS))
                        .header(POSITION, "nyss"));
        assertThat(unreadable.statusCode()).isEqualTo(400);
    }

    @Test
    void read_from_the_primary_while_the_replica_is_gone_and_from_the_replica_when_it_is_back() throws Exception {
        var office = Office.in(one.product(), "1107");
        var begun = position(ask(one, office, GOALS, null));
        await().until(() -> readsFromTheReplica(one, office));
        var done = new AtomicBoolean();
        try (var clients = Executors.newFixedThreadPool(2)) {
            var readers = IntStream.range(0, 2)
                    .mapToObj(i -> clients.submit(() -> {
                        var reader = new Reader(SEED + i, office, i > 0, begun);
                        var reads = 0;
                        while (!done.get()) {
                            assertThat(reader.read().position()).isPositive();
                            reads++;
                        }
                        return reads;
                    }))
                    .toList();
            try {
                Thread.sleep(200);
                standby.stop();
                var recorded = adopt(office, "gone");
                assertThat(position(ask(other, office, GOALS, recorded))).isGreaterThanOrEqualTo(recorded);
                standby.start();
            } finally {
                done.set(true);
            }
            for (var reader : readers) {
                assertThat(reader.get()).isPositive();
            }
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> readsFromTheReplica(one, office));
    }

    @Test
    void follow_the_log_one_at_a_time_and_another_takes_over_where_the_first_dies_or_stops() throws Exception {
        var office = Office.in(one.product(), "1108");
        var third = RunningProduct.start(freePort(), settings());
        try {
            one.follower().shutDown();
            other.follower().shutDown();
            var toldByTheThird = adopt(office);
            await().until(() -> answered(toldByTheThird));
            assertThat(TOLD_BY).doesNotContainKey(toldByTheThird);
            other.follower().start();
        } finally {
            third.kill();
        }

        var toldByTheOther = adopt(office);
        await().atMost(Duration.ofSeconds(20)).until(() -> answered(toldByTheOther));
        assertThat(TOLD_BY.get(toldByTheOther)).containsExactly("other");

        one.follower().start();
        other.follower().shutDown();
        var toldByTheOne = adopt(office);
        await().atMost(Duration.ofSeconds(20)).until(() -> answered(toldByTheOne));
        assertThat(TOLD_BY.get(toldByTheOne)).containsExactly("one");
        other.follower().start();

        assertThat(TOLD_BY).allSatisfy((_, nodes) -> assertThat(nodes).hasSize(1));
        assertTheAnswersHaveEachGoalOnce();
    }

    private static boolean answered(long position) {
        return one.db()
                        .sql("select position from answers.position")
                        .query(Long.class)
                        .single()
                >= position;
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void go_on_with_the_replica_where_that_is_made_the_primary() {
        var office = Office.in(one.product(), "1109");
        var before = adopt(office, "before");
        await().until(() -> readsFromTheReplica(one, office));
        await().until(() -> onStandby()
                        .sql("select position from answers.position")
                        .query(Long.class)
                        .single()
                >= before);

        primary.close();
        assertThat(ask(one, office, GOALS, before).statusCode())
                .as("read without a primary")
                .isEqualTo(200);
        standby.promote();

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            var after = adopt(office.at(other.product()));
            assertThat(position(ask(one, office, GOALS, null))).isGreaterThanOrEqualTo(after);
        });
        assertThat(position(ask(other, office, GOALS, before))).isGreaterThan(before);
    }

    /** Records something that the replica does not learn, and finds out whether the node knows it. */
    private static boolean readsFromTheReplica(Node node, Office office) {
        standby.pause();
        try {
            var recorded = adopt(office);
            var answer = ask(node, office, GOALS, 1L);
            // it may not have learnt of the municipality either
            return answer.statusCode() == 404 || position(answer) < recorded;
        } finally {
            standby.resume();
        }
    }

    /** The position of what was recorded; tries again where somebody else was faster, as clients are asked to. */
    private static long adopt(Office office) {
        return adopt(office, "goal-" + PARAGRAPHS.get());
    }

    /** As {@link #adopt(Office)}, of a goal that is named. */
    private static long adopt(Office office, String goal) {
        for (int attempt = 1; ; attempt++) {
            var answer = office.register(
                    paragraph("KS", "2020-02-05", "§ " + PARAGRAPHS.incrementAndGet(), adoptGoal(goal, "Tillväxt")));
            if (answer.statusCode() != 409 || attempt == 50) {
                office.created(answer);
                return position(answer);
            }
        }
    }

    private static HttpResponse<String> ask(Node node, Office office, String question, @Nullable Long seen) {
        var request = HttpRequest.newBuilder(node.product().at("/api/v1/" + office.municipality() + question));
        if (seen != null) {
            request.header(POSITION, "" + seen);
        }
        return node.product().send(request);
    }

    private static long position(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
        return answer.headers().firstValueAsLong(POSITION).orElseThrow();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
