package se.malspar.app.destruction;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.malspar.app.access.Registrar;
import se.malspar.app.eventlog.EventLog;
import se.malspar.app.eventlog.EventLog.LeafSum;
import se.malspar.app.platform.NotFound;
import se.malspar.app.registering.Asked;
import se.malspar.app.registering.Recorder;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.PointId;
import se.malspar.domain.trail.RecordEvent.DestroyedLeaf;
import se.malspar.domain.trail.RecordEvent.DestructionRequested;
import se.malspar.domain.trail.RegistrationId;

/**
 * Has content destroyed: one archivist asks for it, another confirms. What is told and what is gone are one transaction of
 * the database, which sees to the latter by itself when the former is stored.
 */
@Component
public class Destroying {

    private final Recorder recorder;
    private final EventLog log;

    Destroying(Recorder recorder, EventLog log) {
        this.recorder = recorder;
        this.log = log;
    }

    /** Somebody's own words for why. */
    public record Wish(RegistrationId registration, PointId orderedBy, String reason) {}

    /** What asking would record. */
    public Asked asked(Wish wish, Registrar registrar) {
        return new Asked.RequestDestruction(new Asked.DestructionRequest(
                wish.registration(), wish.orderedBy(), wish.reason(), registrar.username()));
    }

    public Recorder.Outcome request(
            Registrar registrar, Municipality municipality, String key, Optional<Long> expectedSize, Wish wish) {
        registrar.requireMayDestroyIn(municipality.code());
        return recorder.record(registrar.displayName(), municipality, key, expectedSize, asked(wish, registrar));
    }

    public Recorder.Outcome decline(
            Registrar registrar,
            Municipality municipality,
            String key,
            Optional<Long> expectedSize,
            RegistrationId request,
            String reason) {
        registrar.requireMayDestroyIn(municipality.code());
        return recorder.record(
                registrar.displayName(),
                municipality,
                key,
                expectedSize,
                new Asked.DeclineDestruction(new Asked.DestructionRefusal(request, reason, registrar.username())));
    }

    /** Carries out what somebody else has asked for. */
    public Recorder.Outcome confirm(
            Registrar registrar,
            Municipality municipality,
            String key,
            Optional<Long> expectedSize,
            RegistrationId request) {
        registrar.requireMayDestroyIn(municipality.code());
        return recorder.record(
                registrar.displayName(), municipality, key, expectedSize, confirmed(municipality, request, registrar));
    }

    /** What confirming would record. */
    public Asked confirmed(Municipality municipality, RegistrationId request, Registrar registrar) {
        var leaves = leaves(municipality, requested(municipality, request).registration());
        return new Asked.DestroyContent(new Asked.Destruction(
                request,
                leaves.getFirst().recordedAt(),
                leaves.stream()
                        .map(leaf -> new DestroyedLeaf(leaf.leaf(), leaf.eventId(), leaf.hash()))
                        .toList(),
                registrar.username()));
    }

    /** What was asked, whether it is still open or not; throws {@link NotFound} where nothing was. */
    public DestructionRequested requested(Municipality municipality, RegistrationId request) {
        return log.ofRegistration(request.value()).stream()
                .filter(event -> event.municipality().equals(municipality.code()))
                .map(event -> event.payload())
                .filter(DestructionRequested.class::isInstance)
                .map(DestructionRequested.class::cast)
                .findFirst()
                .orElseThrow(() -> new NotFound(
                        "destruction-not-requested",
                        "Det finns ingen begäran om gallring %s.".formatted(request),
                        "There is no request for destruction %s.".formatted(request)));
    }

    /** What a registration has in the log; throws {@link NotFound} where there is none. */
    public List<LeafSum> leaves(Municipality municipality, RegistrationId registration) {
        var leaves = log.sumsOf(municipality.code(), registration.value());
        if (leaves.isEmpty()) {
            throw new NotFound(
                    "registration-unknown",
                    "Det finns ingen registrering %s i kommunens logg.".formatted(registration),
                    "There is no registration %s in the municipality's log.".formatted(registration));
        }
        return leaves;
    }
}
