package se.malspar.app.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import se.malspar.app.eventlog.EventLog;
import se.malspar.app.eventlog.EventTooLarge;
import se.malspar.app.eventlog.LogAppender;
import se.malspar.app.eventlog.RecordedOutOfOrder;
import se.malspar.app.eventlog.Recording;
import se.malspar.app.eventlog.Restored;
import se.malspar.app.eventlog.TrailClosed;
import se.malspar.app.registering.Asked;
import se.malspar.domain.assessment.RuleLanguage;
import se.malspar.domain.decision.Malformed;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.TrailEvent;
import se.malspar.domain.time.UnreadableText;
import se.malspar.domain.trail.Receipt;
import se.malspar.domain.trail.RecordEvent.Destroyed;
import se.malspar.domain.trail.Refused;
import se.malspar.domain.trail.Registration;
import se.malspar.domain.trail.RegistrationId;
import se.malspar.domain.trail.Trail;
import se.malspar.domain.trail.TrailDecider;
import se.malspar.projections.rules.CelRules;

/**
 * Loads archives: judges each line by the rules of a single registration, and hands what is recorded to the log while
 * the next lines are judged. A line that is recorded already is passed by, so the same archive can be loaded again after
 * whatever stopped it.
 */
public final class Loading implements AutoCloseable {

    /** How it is recorded. */
    public sealed interface Manner {

        /** Now, by somebody. */
        record Anew(String actor) implements Manner {}

        /** As it was recorded before, into a log that holds nothing else. */
        record Restoring() implements Manner {}
    }

    /** What is told while an archive is loaded. */
    public interface Listener {

        /** A line was not recorded. */
        void refused(String file, long line, String code, String swedish, String english, Optional<String> field);

        /**
         * How far it has come.
         *
         * @param bytesRead of all files
         * @param events recorded, and already recorded
         */
        void reached(long bytesRead, long events);
    }

    /** What came of the lines. */
    public record Outcome(long lines, long recorded, long events, long alreadyRecorded, long refused) {}

    private static final int MOST_EVENTS_UNCONFIRMED = 20_000;
    private static final int ATTEMPTS = 100;
    private static final RuleLanguage RULES = new CelRules();

    /** A line as far as it must be known until it is recorded. */
    private record Ask(String file, long line, LineContent.Read content) {}

    /** A line on its way. */
    private record Sent(Ask ask, int attempts, int events, CompletableFuture<@Nullable Void> stored) {}

    private final ExecutorService reading = thread("archive-reader");
    private final ExecutorService sending = thread("archive-sender");
    private final Sender sender;
    private final Clock clock;
    private final Manner manner;
    private final Listener listener;
    private final Trails trails;
    private final Deque<Sent> unconfirmed = new ArrayDeque<>();
    private int eventsUnconfirmed;
    private long bytesRead;
    private long lines;
    private long recorded;
    private long events;
    private long alreadyRecorded;
    private long eventsPassedBy;
    private long refused;
    private long destroyed;
    private final Set<RegistrationId> gone = new HashSet<>();

    // Only while an archive is restored: how much of the log as it was found is accounted for.
    private final Map<Municipality, Long> leavesAccountedFor = new HashMap<>();
    private long eventsAccountedFor;
    private boolean goesOn;
    private final long foundHead;

    public Loading(EventLog log, LogAppender appender, Clock clock, Manner manner, Listener listener) {
        this(log, appender, clock, manner, listener, new Trails(log));
    }

    Loading(EventLog log, LogAppender appender, Clock clock, Manner manner, Listener listener, Trails trails) {
        this.sender = new Sender(appender, sending);
        this.clock = clock;
        this.manner = manner;
        this.listener = listener;
        this.trails = trails;
        this.foundHead = log.head();
    }

    private static ExecutorService thread(String name) {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }

    /**
     * Loads one more file; call {@link #finish} after the last.
     *
     * @param name what the file is called when one of its lines is refused
     */
    public void load(String name, InputStream file) throws IOException {
        var ahead = new ReadAhead(file, reading);
        var before = bytesRead;
        while (ahead.hasNext()) {
            var read = ahead.next();
            lines++;
            load(name, read);
            bytesRead = before + read.bytesRead();
            listener.reached(bytesRead, events + eventsPassedBy);
        }
    }

    private void load(String file, ReadAhead.Read read) {
        var line = read.line().number();
        switch (read.content()) {
            case LineContent.Illegible(var why) -> refuse(file, line, why);
            case LineContent.Read content -> tryToSend(new Ask(file, line, content), 1);
        }
    }

    /** Waits until all that was accepted is durable. */
    public Outcome finish() {
        confirm(0);
        return new Outcome(lines, recorded, events, alreadyRecorded, refused);
    }

    private void refuse(String file, long line, LineRefused refusal) {
        refused++;
        listener.refused(file, line, refusal.code(), refusal.swedish(), refusal.english(), refusal.field());
    }

    private void tryToSend(Ask ask, int attempts) {
        try {
            send(ask, attempts);
        } catch (LineRefused refusal) {
            refuse(ask.file(), ask.line(), refusal);
        }
    }

    private void send(Ask ask, int attempts) throws LineRefused {
        try {
            if (manner instanceof Manner.Anew
                    && isOnlyOfTheOtherLog(ask.content().line())) {
                return;
            }
            switch (ask.content()) {
                case LineContent.Legible legible -> judge(ask, legible, attempts);
                case LineContent.Kept(var line) -> putBack(ask, line, attempts);
            }
        } catch (Refused refusal) {
            throw LineRefused.because(refusal);
        } catch (Malformed malformed) {
            throw LineRefused.because(malformed);
        } catch (UnreadableText unreadable) {
            throw LineRefused.because(unreadable);
        }
    }

    private void judge(Ask ask, LineContent.Legible content, int attempts) throws LineRefused {
        var municipality = content.line().municipality();
        var trail = trail(municipality);
        var asked = notReplacing(content.line()).asked(id -> known(municipality, trail, id));
        var envelope = envelope(content, asked);
        var already = already(trail, envelope);
        if (already.isPresent()) {
            passBy(municipality, trail, already.get());
            return;
        }
        var decided = TrailDecider.decide(
                trail, asked.command(municipality, envelope.registration(), Optional.empty()), RULES);
        record(ask, attempts, trail, decided, recordings(municipality, trail.size(), decided, envelope), envelope);
    }

    private void record(
            Ask ask,
            int attempts,
            Trail trail,
            List<TrailEvent> decided,
            List<Recording> recordings,
            Envelope envelope) {
        requireNothingElseInTheLog();
        var stored = sender.send(recordings);
        var receipt = envelope.key()
                .flatMap(key -> envelope.digest().map(digest -> new Receipt(key, digest, envelope.registration())));
        decided.forEach(event -> trail.append(event, envelope.registration(), receipt));
        unconfirmed.add(new Sent(ask, attempts, decided.size(), stored));
        eventsUnconfirmed += decided.size();
        confirm(MOST_EVENTS_UNCONFIRMED);
    }

    // --- what is destroyed in the log that the archive is of

    /** What has a meaning only in the log that was exported: it is counted, and not recorded in another. */
    private boolean isOnlyOfTheOtherLog(ArchiveLine line) throws LineRefused {
        if (line.destroyed().isPresent()) {
            destroyed++;
            line.recorded().flatMap(ArchiveLine.Recorded::registration).ifPresent(gone::add);
        }
        if (line.verbatim().isPresent()) {
            throw new LineRefused(
                    "rests-on-destroyed",
                    "Det som registrerades vilade på något som är gallrat. Arkivet kan återställas med --restore, men inte"
                            + " registreras på nytt.",
                    "What was recorded rested on something that is destroyed. The archive can be restored, but not"
                            + " recorded anew.");
        }
        return line.isAboutDestruction()
                || line.interpretation()
                        .filter(read -> gone.contains(read.registration()))
                        .isPresent();
    }

    /** What is not here is not replaced. */
    private ArchiveLine notReplacing(ArchiveLine line) {
        return line.registration()
                        .flatMap(Registration::replaces)
                        .filter(wrong -> manner instanceof Manner.Anew && gone.contains(wrong.registration()))
                        .isPresent()
                ? line.replacingNothing()
                : line;
    }

    /** Records what an archive holds of the events themselves, or of what is left of them. */
    private void putBack(Ask ask, ArchiveLine line, int attempts) throws LineRefused {
        var municipality = line.municipality();
        var trail = trail(municipality);
        var before = line.recorded().orElseThrow(LineRefused::notRecorded);
        var registration = before.registration().orElseThrow(LineRefused::notRecorded);
        line.destroyed().ifPresent(_ -> destroyed++);
        if (trail.has(registration)) {
            passBy(municipality, trail, registration);
            return;
        }
        var envelope = new Envelope(registration, before.by(), before.key(), before.digest(), Optional.of(before));
        if (line.verbatim().isPresent()) {
            var events = line.verbatim().get().events().stream()
                    .map(ArchiveLine.StoredPayload::event)
                    .toList();
            record(ask, attempts, trail, events, recordings(municipality, trail.size(), events, envelope), envelope);
            return;
        }
        var left = line.destroyed().orElseThrow();
        if (left.leaves().isEmpty() || left.leaves().getFirst().leaf() != trail.size()) {
            throw new LineRefused(
                    "destroyed-out-of-place",
                    "Det som är gallrat har sin plats i loggen, och här är den %d.".formatted(trail.size()),
                    "What is destroyed has its place in the log, and here that is %d.".formatted(trail.size()));
        }
        var remains = left.remains(registration);
        var recordings = new ArrayList<Recording>();
        for (int i = 0; i < remains.size(); i++) {
            recordings.add(new Recording(
                    municipality.code(),
                    trail.size() + i,
                    remains.get(i),
                    registration.value(),
                    before.by(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(new Restored(
                            before.at(), Optional.of(left.leaves().get(i).event()), Optional.empty()))));
        }
        record(
                ask,
                attempts,
                trail,
                remains.stream().<TrailEvent>map(Destroyed::remaining).toList(),
                recordings,
                envelope);
    }

    /** How many registrations the archive says are destroyed. */
    public long destroyed() {
        return destroyed;
    }

    private Trail trail(Municipality municipality) {
        if (!trails.holds(municipality)) {
            confirm(0); // what is on its way would not be read from the log
        }
        return trails.of(municipality);
    }

    // --- what the envelopes are to say

    private record Envelope(
            RegistrationId registration,
            String actor,
            Optional<String> key,
            Optional<String> digest,
            Optional<ArchiveLine.Recorded> restored) {}

    private Envelope envelope(LineContent.Legible content, Asked asked) throws LineRefused {
        var line = content.line();
        var key = content.key();
        var digest = content.digest(asked);
        return switch (manner) {
            case Manner.Anew(var actor) ->
                new Envelope(
                        line.recorded()
                                .flatMap(ArchiveLine.Recorded::registration)
                                .map(original -> loaded(line.municipality(), original))
                                .orElseGet(() -> named("key", line.municipality(), key)),
                        actor,
                        Optional.of(key),
                        Optional.of(digest),
                        Optional.empty());
            case Manner.Restoring() -> {
                var before = line.recorded().orElseThrow(LineRefused::notRecorded);
                if (before.at().isAfter(clock.instant())) {
                    throw LineRefused.because(new Malformed(
                            "recorded.at",
                            before.at().toString(),
                            "Tidpunkten ligger i framtiden.",
                            "The instant lies in the future."));
                }
                yield before.registration()
                        .map(original ->
                                new Envelope(original, before.by(), before.key(), before.digest(), Optional.of(before)))
                        .orElseGet(() -> new Envelope(
                                named("key", line.municipality(), key),
                                before.by(),
                                Optional.of(key),
                                Optional.of(digest),
                                Optional.of(before)));
            }
        };
    }

    /** The registration that a line names: by its own id where that is here, or the one loaded in its stead. */
    private RegistrationId known(Municipality municipality, Trail trail, RegistrationId original) {
        return switch (manner) {
            case Manner.Restoring() -> original;
            case Manner.Anew(var _) -> {
                var loaded = loaded(municipality, original);
                yield trail.has(loaded) ? loaded : original;
            }
        };
    }

    /** What a registration recorded elsewhere is called when it is loaded here. */
    private static RegistrationId loaded(Municipality municipality, RegistrationId original) {
        return named("registration", municipality, original.toString());
    }

    private static RegistrationId named(String kind, Municipality municipality, String name) {
        var hash = ByteBuffer.wrap(sha256((kind + "\n" + municipality + "\n" + name).getBytes(UTF_8)));
        // version 8 and variant 10: an id made in a way of one's own (RFC 9562)
        return new RegistrationId(new UUID(
                (hash.getLong() & ~0xf000L) | 0x8000L, (hash.getLong() & 0x3fff_ffff_ffff_ffffL) | Long.MIN_VALUE));
    }

    private static Optional<RegistrationId> already(Trail trail, Envelope envelope) throws LineRefused {
        var repeated = envelope.key().flatMap(key -> envelope.digest().flatMap(digest -> trail.repeated(key, digest)));
        if (repeated.isPresent() || !trail.has(envelope.registration())) {
            return repeated;
        }
        if (envelope.restored().isEmpty()) {
            throw new LineRefused(
                    "registration-already-loaded",
                    "Registreringen som raden kommer av är redan inläst, med annat innehåll.",
                    "The registration that the line comes of has been loaded already, with other content.");
        }
        return Optional.of(envelope.registration());
    }

    private List<Recording> recordings(
            Municipality municipality, long firstLeaf, List<TrailEvent> decided, Envelope envelope) throws LineRefused {
        var before = envelope.restored().map(ArchiveLine.Recorded::events).orElse(List.of());
        if (!before.isEmpty() && before.size() != decided.size()) {
            throw new LineRefused(
                    "restored-otherwise",
                    "Raden gav %d händelser när den registrerades, men ger %d nu."
                            .formatted(before.size(), decided.size()),
                    "The line gave %d events when it was recorded, but gives %d now."
                            .formatted(before.size(), decided.size()));
        }
        var recordings = new ArrayList<Recording>();
        for (int i = 0; i < decided.size(); i++) {
            var event = before.isEmpty() ? Optional.<ArchiveLine.Event>empty() : Optional.of(before.get(i));
            recordings.add(new Recording(
                    municipality.code(),
                    firstLeaf + i,
                    decided.get(i),
                    envelope.registration().value(),
                    envelope.actor(),
                    envelope.key(),
                    envelope.digest(),
                    envelope.restored()
                            .map(recorded -> new Restored(
                                    recorded.at(),
                                    event.map(ArchiveLine.Event::id),
                                    event.map(ArchiveLine.Event::salt)))));
        }
        return recordings;
    }

    // --- what is there already

    private void passBy(Municipality municipality, Trail trail, RegistrationId registration) {
        alreadyRecorded++;
        var leaves = trail.leavesOf(registration);
        eventsPassedBy += leaves.count();
        if (leaves.first() >= leavesAccountedFor.getOrDefault(municipality, 0L)) {
            leavesAccountedFor.put(municipality, leaves.first() + leaves.count());
            eventsAccountedFor += leaves.count();
        }
    }

    private void requireNothingElseInTheLog() {
        if (manner instanceof Manner.Restoring && !goesOn) {
            if (eventsAccountedFor != foundHead) {
                throw new CannotGoOn(
                        "Loggen har %d händelser, varav %d kommer ur arkivet. Ett arkiv återställs bara i en"
                                        .formatted(foundHead, eventsAccountedFor)
                                + " tom logg, eller där samma arkiv redan har börjat återställas. Läs in det utan --restore,"
                                + " eller välj en tom databas.");
            }
            goesOn = true;
        }
    }

    // --- what is on its way

    /** Takes in what the log has answered, and waits until no more than so many events are unanswered. */
    private void confirm(int mostEvents) {
        while (!unconfirmed.isEmpty()) {
            var first = unconfirmed.element();
            if (eventsUnconfirmed <= mostEvents && !first.stored().isDone()) {
                return;
            }
            try {
                first.stored().join();
            } catch (CompletionException failure) {
                judgeAgain();
                continue;
            }
            unconfirmed.remove();
            eventsUnconfirmed -= first.events();
            recorded++;
            events += first.events();
        }
    }

    /** What was not stored is judged by the log as it is now, in order: somebody else wrote, or a line was too much. */
    private void judgeAgain() {
        var again = new ArrayList<Sent>();
        for (var sent : unconfirmed) {
            try {
                sent.stored().join();
                recorded++;
                events += sent.events();
            } catch (CompletionException failure) {
                if (failure.getCause() instanceof EventTooLarge) {
                    refuse(sent.ask().file(), sent.ask().line(), LineRefused.eventTooLarge());
                    trails.forget(sent.ask().content().line().municipality());
                } else {
                    requireAnotherWriter(sent, failure);
                    again.add(sent);
                }
            }
        }
        unconfirmed.clear();
        eventsUnconfirmed = 0;
        sender.beginAnew();
        again.forEach(sent -> trails.forget(sent.ask().content().line().municipality()));
        again.forEach(sent -> tryToSend(sent.ask(), sent.attempts() + 1));
    }

    private void requireAnotherWriter(Sent sent, CompletionException failure) {
        var cause = failure.getCause();
        if (cause instanceof RecordedOutOfOrder) {
            throw new CannotGoOn(
                    "Rad %d i %s är registrerad tidigare än den sista händelsen i loggen. Ett arkiv återställs i den ordning det registrerades."
                            .formatted(sent.ask().line(), sent.ask().file()),
                    cause);
        }
        if (cause instanceof TrailClosed closed) {
            throw new CannotGoOn(
                    "Loggen för kommun %s är stängd för registrering: %s"
                            .formatted(closed.municipality(), closed.swedish()),
                    cause);
        }
        if (!(cause instanceof ConcurrencyException) || manner instanceof Manner.Restoring) {
            throw new CannotGoOn("Loggen kunde inte ta emot fler händelser.", cause);
        }
        if (sent.attempts() >= ATTEMPTS) {
            throw new CannotGoOn("Andra registrerar hela tiden i samma kommun.", cause);
        }
    }

    @Override
    public void close() {
        reading.shutdownNow();
        sending.shutdownNow();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
