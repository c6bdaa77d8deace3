package se.malspar.app.registering;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
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
import se.malspar.app.platform.Freshness;
import se.malspar.app.questions.EventView;
import se.malspar.app.registering.Asked.BodyEntry;
import se.malspar.app.registering.Asked.MunicipalityEntry;
import se.malspar.app.registering.Asked.NameEntry;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Municipality;

/** Sets up municipalities and bodies: events of the log like everything else. */
@RestController("registeringRegistryController")
@RequestMapping("/api/v1")
@Tag(name = "Register")
class RegistryController {

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
                entry.municipality(),
                idempotencyKey,
                Optional.empty(),
                new Asked.SetUpMunicipality(entry));
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
                        registrar.displayName(), code, idempotencyKey, Optional.empty(), new Asked.SetUpBody(entry)));
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
                        code,
                        idempotencyKey,
                        Optional.empty(),
                        new Asked.Rename(bodyCode, entry)));
    }

    private ResponseEntity<Recorded> created(Municipality municipality, Recorder.Outcome outcome) {
        var response = ResponseEntity.created(
                URI.create("/api/v1/%s/registrations/%s".formatted(municipality, outcome.registration())));
        if (outcome.repeated()) {
            response.header("Idempotency-Replayed", "true");
        }
        var events = log.ofRegistration(outcome.registration().value());
        return response.header(
                        Freshness.LOG_POSITION, Long.toString(events.getLast().position()))
                .body(new Recorded(
                        outcome.registration().toString(),
                        events.stream().map(EventView::of).toList()));
    }
}
