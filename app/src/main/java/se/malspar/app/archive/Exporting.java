package se.malspar.app.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import se.malspar.app.eventlog.EventLog;
import se.malspar.domain.assessment.RuleLanguage;
import se.malspar.domain.decision.Malformed;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.TrailEvent;
import se.malspar.domain.trail.RecordEvent.Destroyed;
import se.malspar.domain.trail.RecordEvent.DestroyedLeaf;
import se.malspar.domain.trail.RecordEvent.RegistrationAnnulled;
import se.malspar.domain.trail.RecordedCommand;
import se.malspar.domain.trail.Refused;
import se.malspar.domain.trail.TrailCommand;
import se.malspar.domain.trail.TrailDecider;
import se.malspar.projections.rules.CelRules;

/** Writes the log as an archive: a line for every registration, in the order of the log. */
public final class Exporting {

    private static final RuleLanguage RULES = new CelRules();

    private final EventLog log;
    private final Trails trails;

    /** The municipalities of which something is destroyed, as far as the log has been read. */
    private final Set<Municipality> lacking = new HashSet<>();

    public Exporting(EventLog log) {
        this.log = log;
        this.trails = new Trails(log);
    }

    /**
     * Writes the lines.
     *
     * @param municipalities whose registrations; empty for all
     * @param reached is told how many events have been written
     * @return the number of lines
     */
    public long export(Set<Municipality> municipalities, OutputStream out, LongConsumer reached) throws IOException {
        try (var leaves = leaves(municipalities)) {
            var lines = 0L;
            var events = 0L;
            var registration = new ArrayList<Leaf>();
            for (var each = leaves.iterator(); each.hasNext(); ) {
                var leaf = each.next();
                if (!registration.isEmpty() && !leaf.cameWith(registration.getFirst())) {
                    out.write(line(registration));
                    lines++;
                    events += registration.size();
                    reached.accept(events);
                    registration.clear();
                }
                registration.add(leaf);
            }
            if (!registration.isEmpty()) {
                out.write(line(registration));
                lines++;
                reached.accept(events + registration.size());
            }
            return lines;
        }
    }

    private Stream<Leaf> leaves(Set<Municipality> municipalities) {
        if (municipalities.size() == 1) {
            return log.leavesOf(municipalities.iterator().next().code(), 0).map(Leaf::read);
        }
        return log.leaves(0)
                .map(Leaf::read)
                .filter(leaf -> municipalities.isEmpty() || municipalities.contains(leaf.municipality()));
    }

    private byte[] line(List<Leaf> registration) {
        var first = registration.getFirst();
        var events = registration.stream().<TrailEvent>map(Leaf::event).toList();
        var recorded = new ArchiveLine.Recorded(
                first.recordedAt(),
                first.actor(),
                Optional.of(first.registration()),
                first.key(),
                first.digest(),
                registration.stream()
                        .flatMap(leaf -> leaf.salt().stream().map(salt -> new ArchiveLine.Event(leaf.eventId(), salt)))
                        .toList());
        if (first.event() instanceof Destroyed destroyed) {
            lacking.add(first.municipality());
            return ArchiveFormat.write(ArchiveLine.of(first.municipality(), gone(registration, destroyed), recorded));
        }
        return ArchiveFormat.write(command(first, events)
                .map(command -> ArchiveLine.of(command, recorded))
                .orElseGet(() -> ArchiveLine.of(
                        first.municipality(),
                        new ArchiveLine.Verbatim(events.stream()
                                .map(ArchiveLine.StoredPayload::of)
                                .toList()),
                        recorded)));
    }

    private static ArchiveLine.Gone gone(List<Leaf> registration, Destroyed first) {
        return new ArchiveLine.Gone(
                registration.stream()
                        .map(leaf -> new DestroyedLeaf(leaf.leaf(), leaf.eventId(), ((Destroyed) leaf.event()).hash()))
                        .toList(),
                first.toldIn(),
                first.annulled().map(RegistrationAnnulled::registration));
    }

    /** What was asked; absent where that can be told or judged only by something that is destroyed. */
    private Optional<TrailCommand> command(Leaf first, List<TrailEvent> events) {
        if (!lacking.contains(first.municipality())) {
            return Optional.of(told(first, events));
        }
        try {
            var command = told(first, events);
            var decided = TrailDecider.decide(trails.before(first.municipality(), first.leaf()), command, RULES);
            return Optional.of(command).filter(_ -> decided.equals(events));
        } catch (Refused | Malformed | IllegalStateException | NoSuchElementException _) {
            return Optional.empty();
        }
    }

    private TrailCommand told(Leaf first, List<TrailEvent> events) {
        return RecordedCommand.of(
                () -> trails.before(first.municipality(), first.leaf()),
                first.municipality(),
                first.registration(),
                events);
    }
}
