package se.malspar.app.destruction;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.CacheControl;
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
import se.malspar.app.destruction.Destroying.Wish;
import se.malspar.app.registering.Preconditions;
import se.malspar.app.registering.Receipts;
import se.malspar.app.registering.Receipts.RegistrationView;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.PointId;
import se.malspar.domain.trail.RegistrationId;
import se.malspar.projections.destruction.Destructions;

/** What is to be destroyed, and what has been. */
@RestController
@RequestMapping("/api/v1/{municipality}/destructions")
@Tag(
        name = "Gallring",
        description = "Förstöra det en ersatt registrering sade, enligt beslut och av två personer. / Destruction.")
class DestructionController {

    record RequestView(
            String request,
            String registration,

            @Schema(example = "KS 2026-01-14 § 5 p 1") String orderedBy,

            String reason,
            String requestedBy,
            Instant requestedAt) {}

    record DestructionView(
            String registration,

            @Schema(description = "Löven, räknade från 0 i kommunens logg. / The leaves.")
            long firstLeaf,

            long leaves,
            Instant recordedAt,
            Instant annulledAt,
            Instant destroyedAt,
            String replacedBy,
            String orderedBy,
            String reason,
            String requestedBy,
            String confirmedBy,

            @Schema(description = "Registreringen som säger det. / The registration that tells it.")
            String toldIn) {}

    record DestructionsView(List<RequestView> requests, List<DestructionView> destructions) {}

    record Refusal(
            @Schema(description = "Skälet, som står kvar för alltid. / The reason, kept for ever.")
            String reason) {}

    private final Destroying destroying;
    private final Destructions destructions;
    private final Receipts receipts;

    DestructionController(Destroying destroying, Destructions destructions, Receipts receipts) {
        this.destroying = destroying;
        this.destructions = destructions;
        this.receipts = receipts;
    }

    @GetMapping
    @Operation(
            summary = "Gallringar / Destructions",
            description = "Vad som väntar på en andra person, och vad som är gallrat, av vem och enligt vilket beslut."
                    + " / What awaits a second person, and what has been destroyed, by whom and by which decision.")
    ResponseEntity<DestructionsView> destructions(@PathVariable @Parameter(example = "0665") String municipality) {
        var code = Municipality.of(municipality);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePublic())
                .body(new DestructionsView(
                        destructions.waiting(code).stream()
                                .map(each -> new RequestView(
                                        each.request().toString(),
                                        each.registration().toString(),
                                        each.orderedBy().toString(),
                                        each.reason(),
                                        each.requestedBy(),
                                        each.requestedAt()))
                                .toList(),
                        destructions.all(code).stream()
                                .map(each -> new DestructionView(
                                        each.registration().toString(),
                                        each.firstLeaf(),
                                        each.leaves(),
                                        each.recordedAt(),
                                        each.annulledAt(),
                                        each.destroyedAt(),
                                        each.replacedBy().toString(),
                                        each.orderedBy().toString(),
                                        each.reason(),
                                        each.requestedBy(),
                                        each.confirmedBy(),
                                        each.toldIn().toString()))
                                .toList()));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Begära gallring / Ask for destruction",
            description =
                    "Registreringen ska vara ersatt, och beslutspunkten ska ange att den gallras (order-destruction)."
                            + " Inget förstörs förrän någon annan bekräftar. / Nothing is destroyed until somebody else confirms.",
            security = @SecurityRequirement(name = "bearer"))
    ResponseEntity<RegistrationView> request(
            @PathVariable @Parameter(example = "0665") String municipality,
            @RequestHeader("Idempotency-Key") String idempotencyKey,
            @RequestHeader(value = "If-Match", required = false) Optional<String> ifMatch,
            @RequestBody DestructionWish wish,
            @CurrentRegistrar Registrar registrar) {
        var code = Municipality.of(municipality);
        return receipts.created(
                code,
                destroying.request(
                        registrar,
                        code,
                        idempotencyKey,
                        Preconditions.expectedSize(ifMatch),
                        new Wish(wish.registration(), wish.orderedBy(), wish.reason())));
    }

    /** What is to be destroyed, by which point, and why in the archivist's own words. */
    record DestructionWish(
            @Schema(type = "string", format = "uuid") RegistrationId registration,

            @Schema(type = "string", example = "KS 2026-01-14 § 5 p 1")
            PointId orderedBy,

            @Schema(
                    description =
                            "Skälet, som står kvar för alltid: skriv inte det som ska gallras. / The reason, kept for ever.")
            String reason) {}

    @PostMapping("/{request}/confirmation")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Bekräfta gallring / Confirm destruction",
            description =
                    "Av någon annan än den som begärde. Innehållet förstörs i samma ögonblick och går inte att få tillbaka."
                            + " / By another than who asked. The content is destroyed at once, for good.",
            security = @SecurityRequirement(name = "bearer"))
    ResponseEntity<RegistrationView> confirm(
            @PathVariable @Parameter(example = "0665") String municipality,
            @PathVariable String request,
            @RequestHeader("Idempotency-Key") String idempotencyKey,
            @RequestHeader(value = "If-Match", required = false) Optional<String> ifMatch,
            @CurrentRegistrar Registrar registrar) {
        var code = Municipality.of(municipality);
        return receipts.created(
                code,
                destroying.confirm(
                        registrar,
                        code,
                        idempotencyKey,
                        Preconditions.requiredSize(ifMatch),
                        RegistrationId.parse(request)));
    }

    @PostMapping("/{request}/refusal")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Avslå gallring / Decline destruction",
            description = "Begäran stängs, och inget förstörs. / The request is closed, and nothing destroyed.",
            security = @SecurityRequirement(name = "bearer"))
    ResponseEntity<RegistrationView> decline(
            @PathVariable @Parameter(example = "0665") String municipality,
            @PathVariable String request,
            @RequestHeader("Idempotency-Key") String idempotencyKey,
            @RequestHeader(value = "If-Match", required = false) Optional<String> ifMatch,
            @RequestBody Refusal refusal,
            @CurrentRegistrar Registrar registrar) {
        var code = Municipality.of(municipality);
        return receipts.created(
                code,
                destroying.decline(
                        registrar,
                        code,
                        idempotencyKey,
                        Preconditions.expectedSize(ifMatch),
                        RegistrationId.parse(request),
                        refusal.reason()));
    }
}
