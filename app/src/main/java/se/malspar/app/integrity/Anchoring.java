package se.malspar.app.integrity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.malspar.app.integrity.Checkpoints.Anchor;
import se.malspar.app.integrity.Checkpoints.AnchorKind;
import se.malspar.app.integrity.Checkpoints.Proof;
import se.malspar.domain.ledger.Checkpoint;
import se.malspar.domain.ledger.SignedNote;

/** Takes what is signed to the file and to the time-stamping authority that the settings name, from the process that signs. */
public final class Anchoring implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Anchoring.class);
    private static final Duration TO_FILE = Duration.ofSeconds(1);

    private final Signing signing;
    private final Checkpoints checkpoints;
    private final Optional<AnchorFile> file;
    private final Optional<TimestampAuthority> authority;
    private final Clock clock;
    private final Map<String, SignedNote> inFile = new HashMap<>();
    private final Map<String, SignedNote> stamped = new HashMap<>();
    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().daemon().name("anchoring-", 1).factory());

    public Anchoring(
            Signing signing,
            Checkpoints checkpoints,
            Optional<AnchorFile> file,
            Optional<TimestampAuthority> authority,
            Clock clock) {
        this.signing = signing;
        this.checkpoints = checkpoints;
        this.file = file;
        this.authority = authority;
        this.clock = clock;
    }

    /**
     * Begins to.
     *
     * @param stampEvery how often the authority is asked, where something has been signed since
     */
    public void start(Duration stampEvery) {
        file.ifPresent(_ -> repeat(this::toFile, TO_FILE));
        authority.ifPresent(_ -> repeat(this::toAuthority, stampEvery));
    }

    private void repeat(Runnable anchoring, Duration every) {
        var _ = scheduler.scheduleWithFixedDelay(
                anchoring, TO_FILE.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Has everything that was signed since the last time in the file. */
    synchronized void toFile() {
        file.ifPresent(to -> signing.signed().forEach((municipality, note) -> {
            if (!note.equals(inFile.get(municipality))) {
                attempt("filen " + to.name(), () -> {
                    var checkpoint = Checkpoint.parse(note.text());
                    if (checkpoint.size() > 0 && !isHeld(municipality, checkpoint, to.name())) {
                        var at = clock.instant();
                        var line = to.add(checkpoint, at);
                        checkpoints.store(
                                municipality,
                                new Anchor(
                                        checkpoint.origin(),
                                        checkpoint.size(),
                                        AnchorKind.FILE,
                                        to.name(),
                                        at,
                                        new Proof(line.getBytes(UTF_8))));
                    }
                    inFile.put(municipality, note);
                });
            }
        }));
    }

    /** Has everything that was signed since the last time stamped. */
    void toAuthority() {
        authority.ifPresent(by -> signing.signed().forEach((municipality, note) -> {
            if (!note.equals(stamped.get(municipality))) {
                attempt("tidsstämplingen hos " + by.name(), () -> {
                    var checkpoint = Checkpoint.parse(note.text());
                    if (checkpoint.size() > 0 && !isHeld(municipality, checkpoint, by.name())) {
                        var stamp = by.stamp(note);
                        checkpoints.store(
                                municipality,
                                new Anchor(
                                        checkpoint.origin(),
                                        checkpoint.size(),
                                        AnchorKind.TIMESTAMP,
                                        by.name(),
                                        stamp.at(),
                                        stamp.answer()));
                    }
                    stamped.put(municipality, note);
                });
            }
        }));
    }

    private boolean isHeld(String municipality, Checkpoint checkpoint, String by) {
        return checkpoints.anchorsOf(municipality, checkpoint.origin(), checkpoint.size()).stream()
                .anyMatch(anchor -> anchor.name().equals(by));
    }

    private static void attempt(String what, Runnable anchoring) {
        try {
            anchoring.run();
        } catch (RuntimeException failure) {
            // what is signed stays to be anchored: it is tried again
            LOG.warn("Förankringen misslyckades: {}: {} / Anchoring failed", what, failure.toString());
        }
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }
}
