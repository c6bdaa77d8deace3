package se.malspar.app.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import se.malspar.app.TestDatabase;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.trail.LongTrail;

@DisplayName("A load that is killed at twenty random moments and begun again each time")
class KilledLoadTest {

    private static final int KILLS = 20;
    private static final List<Municipality> MUNICIPALITIES =
            List.of(Municipality.of("4001"), Municipality.of("4002"), Municipality.of("4003"));
    private static final int YEARS = 7;
    private static final long SEED = 20201007;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void loses_nothing_and_records_nothing_twice() throws Exception {
        var archive = folder.resolve("arkiv.ndjson");
        Files.writeString(archive, archive());
        List<Leaf> unkilled;
        try (var archives = Archives.empty()) {
            assertThat(archives.load(Files.readString(archive)).refusals()).isEmpty();
            unkilled = events(archives);
        }
        assertThat(unkilled).hasSizeGreaterThan(20_000);

        // half of the kills each, beside each other: what takes the time is to start a process
        try (var threads = Executors.newFixedThreadPool(2)) {
            var kills = killedAfter(unkilled.size());
            var odd = threads.submit(() -> loadAndKill(archive, everySecond(kills, 0), unkilled));
            var even = threads.submit(() -> loadAndKill(archive, everySecond(kills, 1), unkilled));
            odd.get();
            even.get();
        }
    }

    private static List<Long> everySecond(List<Long> kills, int from) {
        return IntStream.range(0, kills.size())
                .filter(i -> i % 2 == from)
                .mapToObj(kills::get)
                .toList();
    }

    private @Nullable Void loadAndKill(Path archive, List<Long> kills, List<Leaf> unkilled) throws Exception {
        var database = TestDatabase.create();
        var log = JdbcClient.create(
                new SingleConnectionDataSource(database.jdbcUrl(), database.appUser(), database.appPassword(), true));
        for (var head : kills) {
            var load = load(database, archive);
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> head(log) >= head || !load.isAlive());
            load.destroyForcibly().waitFor();
        }
        var last = load(database, archive);
        assertThat(last.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(last.exitValue()).as(() -> said(database)).isZero();

        assertThat(log.sql("select position from answers.position")
                        .query(Long.class)
                        .single())
                .as("the answers have come to the head of the log")
                .isEqualTo(unkilled.size());
        try (var archives = Archives.in(database)) {
            assertThat(archives.instance.log().head()).isEqualTo(unkilled.size());
            assertThat(events(archives))
                    .extracting(Leaf::leaf, Leaf::event)
                    .isEqualTo(unkilled.stream()
                            .map(leaf -> tuple(leaf.leaf(), leaf.event()))
                            .toList());
        }
        return null;
    }

    private static String archive() {
        var archive = new StringBuilder();
        MUNICIPALITIES.forEach(
                municipality -> archive.append(Archives.lines(LongTrail.commands(municipality, YEARS, SEED))));
        return archive.toString();
    }

    private static List<Leaf> events(Archives archives) {
        return MUNICIPALITIES.stream()
                .flatMap(municipality -> archives.events(municipality).stream())
                .toList();
    }

    /** Where in the log the load is killed, in rising order. */
    private static List<Long> killedAfter(int events) {
        var random = new SplittableRandom(SEED);
        var heads = new ArrayList<Long>();
        for (int i = 0; i < KILLS; i++) {
            heads.add(random.nextLong(1, events));
        }
        return heads.stream().sorted().toList();
    }

    private static long head(JdbcClient log) {
        return log.sql("select coalesce(max(position), 0) from ledger.event")
                .query(Long.class)
                .single();
    }

    private Process load(TestDatabase database, Path archive) throws IOException {
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx512m",
                // soon started, soon killed: the slower compiler would not be done
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "se.malspar.app.Malspar",
                "load"));
        command.addAll(Archives.settings(database));
        command.add(archive.toString());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output(database).toFile())
                .start();
    }

    /** What the last load into the database said. */
    private Path output(TestDatabase database) {
        return folder.resolve(Integer.toHexString(database.jdbcUrl().hashCode()) + ".log");
    }

    private String said(TestDatabase database) {
        try {
            return Files.readString(output(database));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
