package se.malspar.app.registering;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import se.malspar.app.access.CurrentRegistrar;
import se.malspar.app.access.Registrar;
import se.malspar.app.registering.Asked.Annulment;
import se.malspar.app.registering.Asked.DateInterpretation;
import se.malspar.app.registering.Receipts.RegistrationView;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.trail.Registration;
import se.malspar.domain.trail.RegistrationId;

/** Registrations: a § with its points and effects, or a paper, recorded whole or not at all. */
@RestController
@RequestMapping("/api/v1/{municipality}/registrations")
@Tag(name = "Registrering", description = "Registrera paragrafer och handlingar, och rätta registret. / Recording.")
class RegistrationController {

    private final Recorder recorder;
    private final Receipts receipts;

    RegistrationController(Recorder recorder, Receipts receipts) {
        this.recorder = recorder;
        this.receipts = receipts;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Registrera / Record",
            description =
                    "En paragraf med sina punkter och deras verkningar, eller en handling. Allt registreras, eller"
                            + " inget. / A paragraph with its points and effects, or a paper: all of it or nothing.",
            security = @SecurityRequirement(name = "bearer"))
    ResponseEntity<RegistrationView> register(
            @PathVariable @Parameter(example = "0665") String municipality,
            @RequestHeader("Idempotency-Key") String idempotencyKey,
            @RequestHeader(value = "If-Match", required = false) Optional<String> ifMatch,
            @RequestBody Registration registration,
            @CurrentRegistrar Registrar registrar) {
        var code = Municipality.of(municipality);
        registrar.requireMayRecordIn(code.code());
        var outcome = recorder.record(
                registrar.displayName(),
                code,
                idempotencyKey,
                Preconditions.expectedSize(ifMatch),
                new Asked.Register(registration));
        return receipts.created(code, outcome);
    }

    @GetMapping("/{registration}")
    @Operation(
            summary = "En registrering / A registration",
            description =
                    "Vad den registrerade, och om den är makulerad. / What it recorded, and whether it is annulled.")
    ResponseEntity<RegistrationView> registration(
            @PathVariable @Parameter(example = "0665") String municipality, @PathVariable String registration) {
        var code = Municipality.of(municipality);
        return receipts.of(code, RegistrationId.parse(registration));
    }

    @PostMapping("/{registration}/annulment")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Makulera / Annul",
            description = "Registreringen var vårt eget fel. Den står kvar i loggen men räknas inte från och med nu."
                    + " / The registration was our own error: it stays in the log and counts no more from now on.",
            security = @SecurityRequirement(name = "bearer"))
    ResponseEntity<RegistrationView> annul(
            @PathVariable @Parameter(example = "0665") String municipality,
            @PathVariable String registration,
            @RequestHeader("Idempotency-Key") String idempotencyKey,
            @RequestHeader(value = "If-Match", required = false) Optional<String> ifMatch,
            @RequestBody Annulment annulment,
            @CurrentRegistrar Registrar registrar) {
        var code = Municipality.of(municipality);
        registrar.requireMayRecordIn(code.code());
        return receipts.created(
                code,
                recorder.record(
                        registrar.displayName(),
                        code,
                        idempotencyKey,
                        Preconditions.requiredSize(ifMatch),
                        new Asked.Annul(RegistrationId.parse(registration), annulment)));
    }

    @PostMapping("/{registration}/date-interpretation")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Tolka ett osäkert datum / Interpret an uncertain date",
            description =
                    "Hur en osäker eller omöjlig dag ska läsas. Det tryckta står kvar. / How an uncertain day reads.",
            security = @SecurityRequirement(name = "bearer"))
    ResponseEntity<RegistrationView> interpret(
            @PathVariable @Parameter(example = "0665") String municipality,
            @PathVariable String registration,
            @RequestHeader("Idempotency-Key") String idempotencyKey,
            @RequestHeader(value = "If-Match", required = false) Optional<String> ifMatch,
            @RequestBody DateInterpretation interpretation,
            @CurrentRegistrar Registrar registrar) {
        var code = Municipality.of(municipality);
        registrar.requireMayRecordIn(code.code());
        return receipts.created(
                code,
                recorder.record(
                        registrar.displayName(),
                        code,
                        idempotencyKey,
                        Preconditions.requiredSize(ifMatch),
                        new Asked.Interpret(RegistrationId.parse(registration), interpretation)));
    }
}
