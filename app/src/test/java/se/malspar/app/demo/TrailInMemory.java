package se.malspar.app.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import se.malspar.domain.decision.TrailEvent;
import se.malspar.domain.state.Logged;
import se.malspar.domain.trail.Refused;
import se.malspar.domain.trail.RegistrationId;
import se.malspar.domain.trail.Trail;
import se.malspar.domain.trail.TrailCommand;
import se.malspar.domain.trail.TrailDecider;
import se.malspar.projections.rules.CelRules;

/** Records a demo file in a trail in memory, one second between registrations. */
final class TrailInMemory {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final DemoFile file;
    private final Trail trail = new Trail();
    private final List<Logged> log = new ArrayList<>();
    private final Map<String, RegistrationId> recorded = new HashMap<>();
    private long registrations;

    TrailInMemory(DemoFile file) {
        this.file = file;
        record(file.registerMunicipality(nextId()));
        file.bodies().forEach(body -> record(file.register(body, nextId())));
    }

    List<Logged> log() {
        return log;
    }

    List<TrailEvent> events() {
        return log.stream().map(Logged::event).toList();
    }

    Instant end() {
        return START.plusSeconds(registrations);
    }

    /** Throws {@link Refused} where the trail does not take the step yet. */
    void record(DemoFile.Step step) {
        var id = nextId();
        record(file.command(step, id, recorded));
        recorded.put(step.label(), id);
    }

    /** Whether the trail took the step. */
    boolean tryToRecord(DemoFile.Step step) {
        if (step.names().filter(label -> !recorded.containsKey(label)).isPresent()) {
            return false;
        }
        try {
            record(step);
            return true;
        } catch (Refused _) {
            return false; // nothing was recorded: it is tried again later
        }
    }

    private RegistrationId nextId() {
        return new RegistrationId(new UUID(0, ++registrations));
    }

    private void record(TrailCommand command) {
        for (var event : TrailDecider.decide(trail, command, new CelRules())) {
            trail.append(event, command.registration(), Optional.empty());
            var position = log.size() + 1L;
            log.add(new Logged(position, new UUID(1, position), command.registration(), end(), event));
        }
    }
}
