package se.malspar.app.integrity;

import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.app.eventlog.AppendGate;
import se.malspar.app.eventlog.EventLog;
import se.malspar.app.eventlog.LogAppender;
import se.malspar.app.eventlog.LogWriter;
import se.malspar.app.eventlog.PayloadFormat;
import se.malspar.app.eventlog.Recording;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.TrailEvent;
import se.malspar.domain.ledger.NotWellFormed;
import se.malspar.domain.ledger.NoteKey;
import se.malspar.domain.ledger.NoteSigner;
import se.malspar.domain.ledger.SignedNote;
import se.malspar.domain.trail.Receipt;
import se.malspar.domain.trail.RegistrationId;
import se.malspar.domain.trail.Trail;
import se.malspar.domain.trail.TrailCommand;
import se.malspar.domain.trail.TrailDecider;
import se.malspar.projections.rules.CelRules;

/**
 * What people may do about a log that is closed, or a key that must go, while nobody signs: each is an event of the log,
 * and so told for ever.
 */
public final class Recovery implements AutoCloseable {

    /** Why it cannot be done; the message is for people. */
    public static final class NotRecovered extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotRecovered(String swedish) {
            super(swedish);
        }
    }

    /**
     * Who has said with a password that it is to be done.
     *
     * @param usernames as they stand in the event
     * @param actor as it stands in the envelope
     */
    public record Confirmed(List<String> usernames, String actor) {}

    private final SignerLock lock;
    private final SigningFolder folder;
    private final String name;
    private final Optional<AnchorFile> anchorFile;
    private final DataSource database;
    private final PayloadFormat payloads;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    private Recovery(
            SignerLock lock,
            SigningFolder folder,
            String name,
            Optional<AnchorFile> anchorFile,
            DataSource database,
            PayloadFormat payloads,
            Clock clock) {
        this.lock = lock;
        this.folder = folder;
        this.name = name;
        this.anchorFile = anchorFile;
        this.database = database;
        this.payloads = payloads;
        this.clock = clock;
    }

    /** Takes the signer's place; throws {@link NotRecovered} where a product is running that signs. */
    public static Recovery begin(
            SigningFolder folder,
            String name,
            Optional<AnchorFile> anchorFile,
            DataSource database,
            PayloadFormat payloads,
            Clock clock)
            throws SQLException {
        return SignerLock.take(folder, database)
                .map(lock -> new Recovery(lock, folder, name, anchorFile, database, payloads, clock))
                .orElseThrow(() ->
                        new NotRecovered("En produkt är igång och undertecknar. Stoppa den först, och försök igen."));
    }

    /** Reads the whole log, and opens it again where it holds all that was signed. */
    public List<Finding> openWhereSound(Municipality municipality) {
        var files = folder.of(municipality.code());
        var found = new ArrayList<>(verified(municipality, files).findings());
        if (files.isEmpty() && new Checkpoints(lock.db()).any(municipality.code())) {
            found.add(Finding.of(
                    Flaw.KEY_LOST,
                    "Varken nyckeln eller uppgiften om vad som undertecknats finns i %s.".formatted(folder),
                    "Neither the key nor what was signed is in %s.".formatted(folder)));
        }
        files.ifPresent(kept -> {
            try {
                kept.keys();
                Signer.requireNoLater(anchorFile, kept.lastSigned());
            } catch (LogFlawed flawed) {
                found.add(flawed.finding());
            }
        });
        if (found.isEmpty()) {
            open(municipality);
        }
        return found;
    }

    /** Lets the log go on under another origin, as it stands in the database, without what is gone. */
    public void acceptRollback(Municipality municipality, String reason, Confirmed by) {
        var itself = Verification.ofTheTreeAlone(lock.database(), municipality.code(), clock)
                .run();
        if (!itself.isSound()) {
            throw new NotRecovered(
                    "Loggen i databasen hänger inte ihop med sig själv, och kan inte undertecknas som den är. Lägg tillbaka en"
                            + " hel säkerhetskopia först. "
                            + itself.findings().getFirst().swedish());
        }
        var files = folder.of(municipality.code());
        var key = NoteSigner.generate(nextOrigin(municipality, files), NoteKey.Kind.SIGNATURE, random);
        var lost = lastSigned(municipality, files);
        record(
                municipality,
                "rollback-accepted " + itself.leaves() + " " + itself.root().base64(),
                by,
                id -> new TrailCommand.AcceptRollback(
                        municipality,
                        id,
                        Optional.empty(),
                        lost.map(SignedNote::toString),
                        itself.leaves(),
                        itself.root().base64(),
                        key.key().name(),
                        reason,
                        by.usernames()));
        files.ifPresentOrElse(kept -> kept.beginAgain(key), () -> folder.create(municipality.code(), key));
        open(municipality);
    }

    /** Has the log signed with another key from now on. */
    public void changeKey(Municipality municipality, boolean lost, String reason, Confirmed by) {
        var files = folder.of(municipality.code())
                .orElseThrow(() -> new NotRecovered(
                        "Ingenting är undertecknat för kommun %s med mappen %s.".formatted(municipality, folder)));
        var known = files.verifierKeys();
        if (known.isEmpty()) {
            throw new NotRecovered(
                    "Uppgiften om vilka nycklar som använts är borta. Använd recover --accept-rollback.");
        }
        requireSignable(municipality, files, lost);
        var next = files.nextKey(known.getLast().name(), random);
        record(
                municipality,
                "signing-key " + next.key(),
                by,
                id -> new TrailCommand.ChangeSigningKey(
                        municipality,
                        id,
                        Optional.empty(),
                        next.key().toString(),
                        known.getLast().toString(),
                        lost,
                        reason,
                        by.usernames()));
        files.changeKey(next);
        if (lost) {
            open(municipality);
        }
    }

    private void requireSignable(Municipality municipality, KeptFiles files, boolean lost) {
        try {
            files.lastSigned();
            if (!lost) {
                files.keys();
            }
        } catch (LogFlawed flawed) {
            throw new NotRecovered(flawed.finding().swedish()
                    + (flawed.finding().flaw() == Flaw.KEY_LOST
                            ? " Är nyckeln borta för alltid, ange --lost."
                            : " Använd recover --accept-rollback."));
        }
        var closed = files.quarantine().filter(quarantine -> !lost || quarantine.flaw() != Flaw.KEY_LOST);
        if (closed.isPresent()) {
            throw new NotRecovered("Loggen är stängd: " + closed.get().swedish() + " Använd recover först.");
        }
        var findings = verified(municipality, Optional.of(files)).findings();
        if (!findings.isEmpty()) {
            throw new NotRecovered(findings.getFirst().swedish() + " Använd recover först.");
        }
    }

    private Verification.Result verified(Municipality municipality, Optional<KeptFiles> files) {
        return Verification.of(
                        lock.database(), municipality.code(), files, Optional.empty(), Outside.of(anchorFile), clock)
                .run();
    }

    private Optional<SignedNote> lastSigned(Municipality municipality, Optional<KeptFiles> files) {
        try {
            if (files.isPresent()) {
                return Optional.of(files.get().lastSigned());
            }
        } catch (LogFlawed lost) {
            // then the copy that the database has, if it has one
        }
        try {
            return new Checkpoints(lock.db()).latest(municipality.code());
        } catch (NotWellFormed tampered) {
            return Optional.empty();
        }
    }

    /** The first is without a number; the next are 2, 3 and so on. */
    private String nextOrigin(Municipality municipality, Optional<KeptFiles> files) {
        var first = name + "/" + municipality;
        var known = Stream.concat(
                        files.map(KeptFiles::verifierKeys).orElse(List.of()).stream()
                                .map(NoteKey::name),
                        new VerifierKeys(lock.db())
                                .of(municipality.code()).stream().map(key -> key.substring(0, key.indexOf('+'))))
                .distinct()
                .toList();
        var number = 2;
        while (known.contains(first + "/" + number)) {
            number++;
        }
        return first + "/" + number;
    }

    private void open(Municipality municipality) {
        folder.of(municipality.code()).ifPresent(KeptFiles::liftQuarantine);
        new Quarantines(lock.db()).lift(municipality.code());
    }

    /** Adds the event, which the log being closed does not hinder; once more is once. */
    private void record(
            Municipality municipality, String key, Confirmed by, Function<RegistrationId, TrailCommand> command) {
        var log = new EventLog(JdbcClient.create(database), payloads);
        var trail = new Trail();
        try (var events = log.trail(municipality.code(), 0)) {
            events.forEach(event -> {
                var known = event.idempotencyKey();
                var digest = event.requestDigest();
                var registration = new RegistrationId(event.registration());
                trail.append(
                        (TrailEvent) event.payload(),
                        registration,
                        known == null || digest == null
                                ? Optional.empty()
                                : Optional.of(new Receipt(known, digest, registration)));
            });
        }
        if (trail.receipt(key).isPresent()) {
            return;
        }
        var id = new RegistrationId(UUID.randomUUID());
        var recordings = new ArrayList<Recording>();
        for (var event : TrailDecider.decide(trail, command.apply(id), new CelRules())) {
            recordings.add(new Recording(
                    municipality.code(),
                    trail.size() + recordings.size(),
                    event,
                    id.value(),
                    by.actor(),
                    Optional.of(key),
                    Optional.of(key),
                    Optional.empty()));
        }
        try (var writer = LogWriter.start(database, AppendGate.OPEN)) {
            new LogAppender(writer, payloads).append(recordings).join();
        }
    }

    @Override
    public void close() {
        lock.close();
    }
}
