package se.malspar.app.registering;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import se.malspar.app.eventlog.EventLog;
import se.malspar.app.platform.Freshness;
import se.malspar.app.platform.NotFound;
import se.malspar.app.platform.StoredTrails;
import se.malspar.app.questions.EventView;
import se.malspar.app.registering.Receipts.RegistrationView;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.trail.RecordEvent.RegistrationAnnulled;
import se.malspar.domain.trail.RegistrationId;

/** Tells what a registration recorded. */
@Component
public class Receipts {

    /** What a registration recorded, and whether it still counts. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record RegistrationView(
            String registration,
            Instant recordedAt,
            String recordedBy,
            boolean annulled,
            Optional<String> annulmentReason,
            Optional<String> replacedBy,
            List<EventView> events) {}

    private final EventLog log;
    private final StoredTrails trails;

    Receipts(EventLog log, StoredTrails trails) {
        this.log = log;
        this.trails = trails;
    }

    ResponseEntity<RegistrationView> of(Municipality municipality, RegistrationId id) {
        var view = view(municipality, id);
        return ResponseEntity.ok()
                .eTag(tag(municipality))
                .header(Freshness.LOG_POSITION, Long.toString(log.head()))
                .body(view);
    }

    /** That it was recorded, or had been by the same request. */
    public ResponseEntity<RegistrationView> created(Municipality municipality, Recorder.Outcome outcome) {
        var response = ResponseEntity.created(
                        URI.create("/api/v1/%s/registrations/%s".formatted(municipality, outcome.registration())))
                .eTag(tag(municipality));
        if (outcome.repeated()) {
            response.header("Idempotency-Replayed", "true");
        }
        var view = view(municipality, outcome.registration());
        return response.header(
                        Freshness.LOG_POSITION,
                        Long.toString(view.events().getLast().position()))
                .body(view);
    }

    private String tag(Municipality municipality) {
        return "\"" + trails.size(municipality) + "\"";
    }

    private RegistrationView view(Municipality municipality, RegistrationId id) {
        var events = log.ofRegistration(id.value()).stream()
                .filter(event -> event.municipality().equals(municipality.code()))
                .toList();
        if (events.isEmpty()) {
            throw new NotFound(
                    "registration-unknown",
                    "Det finns ingen registrering %s i kommunens logg.".formatted(id),
                    "There is no registration %s in the municipality's log.".formatted(id));
        }
        var annulment = trails.annulment(municipality, id);
        var first = events.getFirst();
        return new RegistrationView(
                id.toString(),
                first.recordedAt(),
                first.actor(),
                annulment.isPresent(),
                annulment.map(RegistrationAnnulled::reason),
                annulment.flatMap(RegistrationAnnulled::replacedBy).map(RegistrationId::toString),
                events.stream().map(EventView::of).toList());
    }
}
