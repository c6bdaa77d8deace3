package se.malspar.app.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.app.eventlog.ImpatientWriter;
import se.malspar.app.eventlog.LogAppender;
import se.malspar.app.eventlog.Recording;
import se.malspar.app.platform.postgres.OwnServer;

/**
 * With the controls that must fail: a test that never sees a loss shows nothing. As many times as {@code -Dtest.kills}
 * says, from the moments that {@code -Dtest.kills.seed} draws.
 */
@DisplayName("PostgreSQL, killed at random moments while events are recorded and signed,")
class KilledDatabaseTest {

    private static final int KILLS = Integer.getInteger("test.kills", 3);
    private static final long SEED = Long.getLong("test.kills.seed", 20261121);
    private static final String MUNICIPALITY = GrowingLog.MUNICIPALITY;

    @TempDir
    private Path folder;

    private final SplittableRandom random = new SplittableRandom(SEED);

    /** The events that somebody was told are stored. */
    private final Set<UUID> acknowledged = new ConcurrentSkipListSet<>();

    private final AtomicLong said = new AtomicLong();

    @Test
    void loses_nothing_that_was_acknowledged() throws IOException, InterruptedException {
        for (var kill = 1; kill <= KILLS; kill++) {
            try (var server = OwnServer.start(folder, Map.of());
                    var signing = SigningFolder.open(folder.resolve("signing"))) {
                recordAndKill(server, signing, Duration.ofMillis(100 + random.nextInt(700)));
            }
            var after = after();
            assertThat(after.lost()).as("kill %d, seed %d", kill, SEED).isEmpty();
            assertThat(after.twice()).as("kill %d, seed %d", kill, SEED).isEmpty();
            assertThat(after.closedFor()).as("kill %d, seed %d", kill, SEED).isEmpty();
            assertThat(after.foundFromOutside())
                    .as("kill %d, seed %d", kill, SEED)
                    .isEmpty();
        }
        assertThat(acknowledged).hasSizeGreaterThan(10 * KILLS);
        System.out.printf("%d kills, seed %d: %d acknowledged, 0 lost, 0 twice%n", KILLS, SEED, acknowledged.size());
    }

    @Test
    void loses_what_it_acknowledged_before_it_was_written_and_only_those_outside_can_tell()
            throws IOException, InterruptedException {
        OwnServer.start(folder, Map.of()).close();
        try (var server = OwnServer.start(folder, Map.of("synchronous_commit", "off", "wal_writer_delay", "10s"));
                var signing = SigningFolder.open(folder.resolve("signing"))) {
            recordAndKill(server, signing, Duration.ofSeconds(1));
        }
        requireFoundOnlyFromOutside(after());
    }

    @Test
    void loses_what_the_disk_was_never_told_to_keep_and_only_those_outside_can_tell()
            throws IOException, InterruptedException {
        OwnServer.start(folder, Map.of()).close();
        try (var server = OwnServer.start(folder, Map.of("fsync", "off"));
                var signing = SigningFolder.open(folder.resolve("signing"))) {
            var kept = server.place();
            recordAndKill(server, signing, Duration.ofSeconds(1));
            server.forgetFrom(kept);
        }
        requireFoundOnlyFromOutside(after());
    }

    private void requireFoundOnlyFromOutside(After after) {
        assertThat(acknowledged).isNotEmpty();
        assertThat(after.lost()).as("acknowledged and lost").isNotEmpty();
        assertThat(after.foundByItself()).as("the log that is left looks whole").isEmpty();
        assertThat(after.foundFromOutside()).contains(Flaw.BEHIND);
        assertThat(after.closedFor()).contains(Flaw.BEHIND);
    }

    private void recordAndKill(OwnServer server, SigningFolder folder, Duration after)
            throws InterruptedException, IOException {
        var killed = new AtomicBoolean();
        try (var signing = new Signing(
                        server.app(),
                        folder,
                        GrowingLog.NAME,
                        Optional.empty(),
                        new Quarantines(JdbcClient.create(server.app())),
                        Clock.systemUTC());
                var executor = Executors.newFixedThreadPool(2)) {
            executor.execute(() -> {
                while (!killed.get()) {
                    signing.now();
                }
            });
            executor.execute(() -> record(server, killed));
            Thread.sleep(after);
            server.kill();
            killed.set(true);
        }
        assertThat(Files.exists(this.folder.resolve("signing").resolve(MUNICIPALITY)))
                .isTrue();
    }

    private void record(OwnServer server, AtomicBoolean killed) {
        try (var writer = ImpatientWriter.start(server.app())) {
            var appender = new LogAppender(writer, new GrowingLog.Sayings());
            var next = new StoredTree(JdbcClient.create(server.app()), MUNICIPALITY).size();
            while (!killed.get()) {
                var registration = UUID.randomUUID();
                appender.append(List.of(new Recording(
                                MUNICIPALITY,
                                next++,
                                "händelse " + said.incrementAndGet(),
                                registration,
                                "Åsa",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())))
                        .join();
                acknowledged.add(registration);
            }
        } catch (CompletionException | IllegalStateException unknownOutcome) {
            // killed in the middle: whether it was stored, only the log can tell
        }
    }

    /** What came of it, when the server is what it should have been from the beginning. */
    private record After(
            List<UUID> lost,
            List<UUID> twice,
            Optional<Flaw> closedFor,
            List<Flaw> foundByItself,
            List<Flaw> foundFromOutside) {}

    private After after() throws IOException {
        try (var server = OwnServer.start(folder, Map.of());
                var kept = SigningFolder.open(folder.resolve("signing"))) {
            var db = JdbcClient.create(server.app());
            var quarantines = new Quarantines(db);
            // before the signer puts back what it knows
            var foundByItself = found(server, Optional.empty());
            try (var signing = new Signing(
                    server.app(), kept, GrowingLog.NAME, Optional.empty(), quarantines, Clock.systemUTC())) {
                signing.now();
            }
            var stored = Set.copyOf(db.sql("select registration from ledger.event")
                    .query((row, _) -> row.getObject(1, UUID.class))
                    .list());
            return new After(
                    acknowledged.stream().filter(each -> !stored.contains(each)).toList(),
                    db.sql("select registration from ledger.event group by 1 having count(*) > 1")
                            .query((row, _) -> row.getObject(1, UUID.class))
                            .list(),
                    quarantines.of(MUNICIPALITY).map(Quarantine::flaw),
                    foundByItself,
                    found(server, kept.of(MUNICIPALITY)));
        }
    }

    private static List<Flaw> found(OwnServer server, Optional<KeptFiles> files) {
        return Verification.of(server.app(), MUNICIPALITY, files, Optional.empty(), Outside.NOBODY, Clock.systemUTC())
                .run()
                .findings()
                .stream()
                .map(Finding::flaw)
                .toList();
    }
}
