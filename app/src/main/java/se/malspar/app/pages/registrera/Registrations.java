package se.malspar.app.pages.registrera;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.malspar.app.eventlog.EventLog;
import se.malspar.app.eventlog.StoredEvent;
import se.malspar.app.platform.NotFound;
import se.malspar.app.platform.StoredTrails;
import se.malspar.domain.decision.DecidedEvent;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.TrailEvent;
import se.malspar.domain.registry.RegistryEvent;
import se.malspar.domain.time.DecidedOn;
import se.malspar.domain.trail.RecordEvent;
import se.malspar.domain.trail.RegistrationId;
import se.malspar.projections.words.Sentences;

/** Registrations as the log has them. */
@Component
final class Registrations {

    private static final int LOOKED_AT = 400;

    private final EventLog log;
    private final StoredTrails trails;

    Registrations(EventLog log, StoredTrails trails) {
        this.log = log;
        this.trails = trails;
    }

    /**
     * A registration.
     *
     * @param told what its events say, a sentence each
     * @param annulment by what, where it has been
     * @param cited the § or the paper it is about
     * @param uncertain its decision days that are not one day, as printed
     * @param ofOurRecords whether it is a correction of our records or a set-up, which nobody can annul
     */
    record Recorded(
            RegistrationId id,
            Instant recordedAt,
            String recordedBy,
            List<TrailEvent> events,
            List<Told> told,
            Optional<RecordEvent.RegistrationAnnulled> annulment,
            Optional<String> cited,
            List<String> uncertain,
            boolean ofOurRecords) {

        public boolean isAnnulled() {
            return annulment.isPresent();
        }
    }

    /** A sentence in both languages. */
    record Told(String swedish, String english) {}

    /** The last ones, the latest first. */
    List<Recorded> latest(Municipality municipality, int limit) {
        var ids = new LinkedHashMap<UUID, List<StoredEvent>>();
        try (var tail = log.trail(municipality.code(), Math.max(0, trails.size(municipality) - LOOKED_AT))) {
            tail.forEach(event -> ids.computeIfAbsent(event.registration(), _ -> new ArrayList<>())
                    .add(event));
        }
        return new ArrayList<>(ids.keySet())
                .reversed().stream()
                        .limit(limit)
                        .map(id -> of(municipality, new RegistrationId(id)))
                        .toList();
    }

    /** Throws {@link NotFound} where the municipality's log has no such registration. */
    Recorded of(Municipality municipality, RegistrationId id) {
        var events = log.ofRegistration(id.value()).stream()
                .filter(event -> event.municipality().equals(municipality.code()))
                .toList();
        if (events.isEmpty()) {
            throw new NotFound(
                    "registration-unknown",
                    "Det finns ingen registrering %s i kommunens logg.".formatted(id),
                    "There is no registration %s in the municipality's log.".formatted(id));
        }
        var payloads =
                events.stream().map(event -> (TrailEvent) event.payload()).toList();
        var decided = payloads.stream()
                .filter(DecidedEvent.class::isInstance)
                .map(DecidedEvent.class::cast)
                .toList();
        return new Recorded(
                id,
                events.getFirst().recordedAt(),
                events.getFirst().actor(),
                payloads,
                payloads.stream().map(Registrations::told).toList(),
                trails.annulment(municipality, id),
                decided.stream().map(event -> event.basis().by().cited()).findFirst(),
                decided.stream()
                        .map(event -> event.basis().decidedOn())
                        .filter(day -> !day.isCertain())
                        .map(day -> day.printed())
                        .distinct()
                        .toList(),
                decided.isEmpty());
    }

    private static Told told(TrailEvent event) {
        return switch (event) {
            case DecidedEvent decided -> new Told(Sentences.swedish(decided), Sentences.english(decided));
            case RecordEvent.RegistrationAnnulled(var registration, var reason, var _) ->
                new Told(
                        "Registrering %s makuleras: %s".formatted(registration, reason),
                        "Registration %s is annulled: %s".formatted(registration, reason));
            case RecordEvent.DateInterpreted(var _, var decidedOn, var reason) ->
                new Told(
                        "«%s» läses som %s: %s".formatted(decidedOn.printed(), days(decidedOn), reason),
                        "\"%s\" is read as %s: %s".formatted(decidedOn.printed(), days(decidedOn), reason));
            case RecordEvent.SigningKeyChanged changed ->
                new Told(
                        "Loggen undertecknas med en annan nyckel: %s".formatted(changed.reason()),
                        "The log is signed with another key: %s".formatted(changed.reason()));
            case RecordEvent.RollbackAccepted accepted ->
                new Told(
                        "Loggen fortsätter utan det som gått förlorat: %s".formatted(accepted.reason()),
                        "The log goes on without what was lost: %s".formatted(accepted.reason()));
            case RecordEvent.DestructionRequested(var target, var orderedBy, var reason, var _) ->
                new Told(
                        "Gallring av registrering %s begärs enligt %s: %s".formatted(target, orderedBy, reason),
                        "That registration %s be destroyed is requested, as ordered by %s: %s"
                                .formatted(target, orderedBy, reason));
            case RecordEvent.DestructionDeclined(var request, var reason, var _) ->
                new Told(
                        "Begäran %s om gallring avslås: %s".formatted(request, reason),
                        "The request %s for destruction is declined: %s".formatted(request, reason));
            case RecordEvent.ContentDestroyed told ->
                new Told(
                        "Registrering %s gallras enligt %s: %s"
                                .formatted(told.registration(), told.orderedBy(), told.reason()),
                        "Registration %s is destroyed as ordered by %s: %s"
                                .formatted(told.registration(), told.orderedBy(), told.reason()));
            case RecordEvent.Destroyed(var _, var toldIn, var _) ->
                new Told(
                        "Gallrat: innehållet är förstört, se löv %d.".formatted(toldIn),
                        "Destroyed: the content is gone, see leaf %d.".formatted(toldIn));
            case RegistryEvent.MunicipalityRegistered(var municipality, var name, var _) ->
                new Told(
                        "Kommun %s läggs upp: %s.".formatted(municipality, name),
                        "Municipality %s is set up: %s.".formatted(municipality, name));
            case RegistryEvent.BodyRegistered registered ->
                new Told(
                        "Organ %s läggs upp: %s.".formatted(registered.body(), registered.name()),
                        "Body %s is set up: %s.".formatted(registered.body(), registered.name()));
            case RegistryEvent.BodyRenamed(var body, var name, var _) ->
                new Told(
                        "Organ %s heter nu %s.".formatted(body, name),
                        "Body %s is now called %s.".formatted(body, name));
        };
    }

    private static String days(DecidedOn decidedOn) {
        return decidedOn.isCertain() ? decidedOn.first().toString() : decidedOn.first() + "–" + decidedOn.last();
    }

    /** How far the municipality's trail has come. */
    long size(Municipality municipality) {
        return trails.size(municipality);
    }
}
