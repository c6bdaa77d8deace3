package se.malspar.app.registering;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import se.malspar.app.access.CurrentRegistrar;
import se.malspar.app.access.Registrar;
import se.malspar.app.eventlog.EventLog;
import se.malspar.app.questions.EventView;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.registry.BodyKind;
import se.malspar.domain.registry.MunicipalityKind;
import se.malspar.domain.trail.TrailCommand.RegisterBody;
import se.malspar.domain.trail.TrailCommand.RegisterMunicipality;
import se.malspar.domain.trail.TrailCommand.RenameBody;

/** Sets up municipalities and bodies: events of the log like everything else. */
@RestController("registeringRegistryController")
@RequestMapping("/api/v1")
@Tag(name = "Register")
class RegistryController {

    record MunicipalityEntry(Municipality municipality, String name, MunicipalityKind kind) {}

    record BodyEntry(
            BodyCode body,
            String name,
            BodyKind kind,
            Optional<BodyCode> parent,
            Optional<LocalDate> validFrom,
            Optional<LocalDate> validUntil) {}

    record NameEntry(String name, LocalDate validFrom) {}

    /** What was recorded. */
    record Recorded(String registration, List<EventView> events) {}

    private final Recorder recorder;
    private final EventLog log;

    RegistryController(Recorder recorder, EventLog log) {
        this.recorder = recorder;
        this.log = log;
    }

    @PostMapping("/municipalities")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Lägg upp en kommun / Set up a municipality",
            description = "Kräver behörighet i alla kommuner. / Needs access to all municipalities.",
            security = @SecurityRequirement(name = "bearer"))
    ResponseEntity<Recorded> municipality(
            @RequestHeader("Idempotency-Key") String idempotencyKey,
            @RequestBody MunicipalityEntry entry,
            @CurrentRegistrar Registrar registrar) {
        registrar.requireMayRecordIn(entry.municipality().code());
        var outcome = recorder.record(
                registrar.displayName(),
                new Recorder.Request(idempotencyKey, "municipality", entry),
                Optional.empty(),
                (id, size) -> new RegisterMunicipality(entry.municipality(), id, size, entry.name(), entry.kind()));
        return created(entry.municipality(), outcome);
    }

    @PostMapping("/{municipality}/bodies")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Lägg upp ett organ / Set up a body",
            description = "Rangen följer av slaget. / The rank follows from the kind.",
            security = @SecurityRequirement(name = "bearer"))
    ResponseEntity<Recorded> body(
            @PathVariable @Parameter(example = "0665") String municipality,
            @RequestHeader("Idempotency-Key") String idempotencyKey,
            @RequestBody BodyEntry entry,
            @CurrentRegistrar Registrar registrar) {
        var code = Municipality.of(municipality);
        registrar.requireMayRecordIn(code.code());
        return created(
                code,
                recorder.record(
                        registrar.displayName(),
                        new Recorder.Request(idempotencyKey, "body", entry),
                        Optional.empty(),
                        (id, size) -> new RegisterBody(
                                code,
                                id,
                                size,
                                entry.body(),
                                entry.name(),
                                entry.kind(),
                                entry.parent(),
                                entry.validFrom(),
                                entry.validUntil())));
    }

    @PostMapping("/{municipality}/bodies/{body}/names")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Ett organ byter namn / A body is renamed",
            description = "Koden står kvar. / Its code stays.",
            security = @SecurityRequirement(name = "bearer"))
    ResponseEntity<Recorded> name(
            @PathVariable @Parameter(example = "0665") String municipality,
            @PathVariable @Parameter(example = "KS") String body,
            @RequestHeader("Idempotency-Key") String idempotencyKey,
            @RequestBody NameEntry entry,
            @CurrentRegistrar Registrar registrar) {
        var code = Municipality.of(municipality);
        registrar.requireMayRecordIn(code.code());
        var bodyCode = new BodyCode(body);
        return created(
                code,
                recorder.record(
                        registrar.displayName(),
                        new Recorder.Request(idempotencyKey, "name of " + bodyCode, entry),
                        Optional.empty(),
                        (id, size) -> new RenameBody(code, id, size, bodyCode, entry.name(), entry.validFrom())));
    }

    private ResponseEntity<Recorded> created(Municipality municipality, Recorder.Outcome outcome) {
        var response = ResponseEntity.created(
                URI.create("/api/v1/%s/registrations/%s".formatted(municipality, outcome.registration())));
        if (outcome.repeated()) {
            response.header("Idempotency-Replayed", "true");
        }
        return response.body(new Recorded(
                outcome.registration().toString(),
                log.ofRegistration(outcome.registration().value()).stream()
                        .map(EventView::of)
                        .toList()));
    }
}
