package se.malspar.app.integrity;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.domain.ledger.Checkpoint;

/**
 * Has every log verified from its first event to its last, again and again, in the process that signs. What is found is
 * told, and closes the log; it can still be read.
 */
public final class Verifications implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Verifications.class);

    /** When whoever started the product has had the first answers. */
    private static final Duration AFTER_THE_START = Duration.ofMinutes(1);

    private final DataSource database;
    private final JdbcClient db;
    private final SigningFolder folder;
    private final Outside outside;
    private final Signing signing;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Map<String, Verification.Result> results = new ConcurrentHashMap<>();
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("verification").factory());

    public Verifications(
            DataSource database,
            SigningFolder folder,
            Outside outside,
            Signing signing,
            Clock clock,
            MeterRegistry meters) {
        this.database = database;
        this.db = JdbcClient.create(database);
        this.folder = folder;
        this.outside = outside;
        this.signing = signing;
        this.clock = clock;
        this.meters = meters;
    }

    /** Verifies everything now and then; never where it is to be every zero seconds. */
    public void start(Duration every) {
        if (every.isPositive()) {
            var first = every.compareTo(AFTER_THE_START) < 0 ? every : AFTER_THE_START;
            var _ = scheduler.scheduleWithFixedDelay(
                    this::verifyAll, first.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void verifyAll() {
        try {
            signing.now();
            if (signing.isOurs()) {
                everyMunicipality().forEach(this::attempt);
            }
        } catch (RuntimeException failure) {
            LOG.warn("Verifieringen avbröts; nytt försök nästa gång / The verification was broken off", failure);
        }
    }

    /** None of them keeps the others from being verified. */
    private void attempt(String municipality) {
        try {
            verify(municipality);
        } catch (RuntimeException failure) {
            LOG.warn(
                    "Verifieringen av loggen för kommun {} avbröts; nytt försök nästa gång / The verification was broken off",
                    municipality,
                    failure);
        }
    }

    private Collection<String> everyMunicipality() {
        var all = new TreeSet<>(folder.municipalities());
        all.addAll(StoredTree.municipalities(db));
        return all;
    }

    /** Verifies one log, tells what was found, and closes it where something was. */
    Verification.Result verify(String municipality) {
        // before the log is read: what this process has signed by now has its copy
        var told = Optional.ofNullable(signing.signed().get(municipality)).map(note -> Checkpoint.parse(note.text()));
        var result = Verification.of(database, municipality, folder.of(municipality), told, outside, clock)
                .run();
        results.put(municipality, result);
        count(result);
        if (result.isSound()) {
            LOG.info(
                    "Loggen för kommun {} är verifierad: {} händelser på {} ms",
                    municipality,
                    result.leaves(),
                    result.took().toMillis());
        } else {
            result.findings()
                    .forEach(finding -> LOG.error(
                            "Loggen för kommun {}: {} / {}", municipality, finding.swedish(), finding.english()));
            signing.close(municipality, result.findings().getFirst());
        }
        return result;
    }

    private void count(Verification.Result result) {
        var tags = Tags.of("municipality", result.municipality());
        meters.timer("ledger.verification", tags).record(result.took());
        meters.gauge("ledger.verification.leaves", tags, results, all -> leaves(all, result.municipality()));
        meters.gauge("ledger.verification.findings", tags, results, all -> findings(all, result.municipality()));
    }

    private static double leaves(Map<String, Verification.Result> results, String municipality) {
        var result = results.get(municipality);
        return result == null ? Double.NaN : result.leaves();
    }

    private static double findings(Map<String, Verification.Result> results, String municipality) {
        var result = results.get(municipality);
        return result == null ? Double.NaN : result.findings().size();
    }

    /** What the last verification came to; absent before the first. */
    Optional<Verification.Result> last(String municipality) {
        return Optional.ofNullable(results.get(municipality));
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }
}
