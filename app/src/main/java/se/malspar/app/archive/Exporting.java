package se.malspar.app.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import se.malspar.app.eventlog.EventLog;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.TrailEvent;
import se.malspar.domain.trail.RecordedCommand;

/** Writes the log as an archive: a line for every registration, in the order of the log. */
public final class Exporting {

    private final EventLog log;
    private final Trails trails;

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
        var command = RecordedCommand.of(
                () -> trails.before(first.municipality(), first.leaf()),
                first.municipality(),
                first.registration(),
                registration.stream().<TrailEvent>map(Leaf::event).toList());
        return ArchiveFormat.write(ArchiveLine.of(
                command,
                new ArchiveLine.Recorded(
                        first.recordedAt(),
                        first.actor(),
                        Optional.of(first.registration()),
                        first.key(),
                        first.digest(),
                        registration.stream()
                                .map(leaf -> new ArchiveLine.Event(leaf.eventId(), leaf.salt()))
                                .toList())));
    }
}
