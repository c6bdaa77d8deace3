package se.malspar.domain.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import se.malspar.domain.decision.DecidedEvent;
import se.malspar.domain.registry.RegistryEvent;
import se.malspar.domain.trail.RecordEvent;
import se.malspar.domain.trail.RegistrationId;

/**
 * What the events of a municipality's log say, each as it was read between two instants: an annulled registration is
 * known no more, and an interpreted day is read anew.
 */
public final class Readings {

    private final List<Stated> readings = new ArrayList<>();
    private final Map<RegistrationId, List<Integer>> byRegistration = new HashMap<>();

    /** All readings of a log in recording order. */
    public static List<Stated> of(List<Logged> log) {
        var readings = new Readings();
        log.forEach(readings::add);
        return readings.all();
    }

    /** Heeds the next event in recording order. */
    public void add(Logged logged) {
        switch (logged.event()) {
            case DecidedEvent event -> add(logged.registration(), Stated.of(logged, event));
            case RecordEvent.RegistrationAnnulled(var registration, var _, var _) ->
                end(registration, logged, _ -> true);
            case RecordEvent.DateInterpreted(var registration, var decidedOn, var _) ->
                end(registration, logged, reading -> reading.basis().decidedOn().mayBeReadAs(decidedOn))
                        .forEach(ended -> add(registration, ended.readAs(decidedOn, logged.recordedAt())));
            case RecordEvent _, RegistryEvent _ -> {}
        }
    }

    private void add(RegistrationId registration, Stated reading) {
        byRegistration.computeIfAbsent(registration, _ -> new ArrayList<>()).add(readings.size());
        readings.add(reading);
    }

    /** Ends those readings of the registration that are still open and wanted; returns them as they were. */
    private List<Stated> end(RegistrationId registration, Logged by, Predicate<Stated> wanted) {
        var ended = new ArrayList<Stated>();
        for (int index : byRegistration.getOrDefault(registration, List.of())) {
            var reading = readings.get(index);
            if (reading.knownUntil().isEmpty() && wanted.test(reading)) {
                readings.set(index, reading.until(by.recordedAt()));
                ended.add(reading);
            }
        }
        return ended;
    }

    /** Every reading so far, in the order of the events, a later reading after what was recorded before it. */
    public List<Stated> all() {
        return readings;
    }
}
