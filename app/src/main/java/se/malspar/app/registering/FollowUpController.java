package se.malspar.app.registering;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
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
import se.malspar.app.registering.FollowUpEntry.Told;
import se.malspar.app.registering.Receipts.RegistrationView;
import se.malspar.domain.assessment.Wording;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.fulfilment.Assessment.Finding;
import se.malspar.domain.fulfilment.FollowUpCheck;
import se.malspar.domain.time.AsOf;
import se.malspar.domain.trail.Refused;
import se.malspar.projections.fulfilment.FulfilmentAt;

/** A body's whole follow-up of a period in one request: previewed, and recorded whole or not at all. */
@RestController
@RequestMapping("/api/v1/{municipality}/follow-ups")
@Tag(name = "Registrering")
class FollowUpController {

    /** What would not be told of. */
    record UntoldView(String code, String subject, Wording sentence) {}

    /** What is wrong with a row. */
    record RowRemarkView(
            @Schema(example = "activities[2]") String row,
            String code,
            String subject,
            Wording sentence,

            @Schema(description = "Om raden skulle vägras. / Whether the row would be refused.")
            boolean refused) {}

    /** What the follow-up would leave out, and what is wrong with its rows. Nothing is recorded. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record FollowUpPreviewView(int rows, List<UntoldView> missing, List<RowRemarkView> remarks) {}

    private final Recorder recorder;
    private final Receipts receipts;
    private final FulfilmentAt fulfilments;
    private final Clock clock;

    FollowUpController(Recorder recorder, Receipts receipts, FulfilmentAt fulfilments, Clock clock) {
        this.recorder = recorder;
        this.receipts = receipts;
        this.fulfilments = fulfilments;
        this.clock = clock;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Registrera en hel uppföljning / Record a whole follow-up",
            description =
                    "Alla statusar, utfall och prognoser för ett organ och en period, som rader. Allt registreras, eller"
                            + " inget; ett problem säger vilken rad (place). / All rows or none.",
            security = @SecurityRequirement(name = "bearer"))
    ResponseEntity<RegistrationView> record(
            @PathVariable @Parameter(example = "0665") String municipality,
            @RequestHeader("Idempotency-Key") String idempotencyKey,
            @RequestHeader(value = "If-Match", required = false) Optional<String> ifMatch,
            @RequestBody FollowUpEntry entry,
            @CurrentRegistrar Registrar registrar) {
        var code = Municipality.of(municipality);
        registrar.requireMayRecordIn(code.code());
        try {
            return receipts.created(
                    code,
                    recorder.record(
                            registrar.displayName(),
                            code,
                            idempotencyKey,
                            Preconditions.expectedSize(ifMatch),
                            new Asked.RegisterFollowUp(entry)));
        } catch (Refused refused) {
            throw refused.place().flatMap(entry::row).map(refused::at).orElse(refused);
        }
    }

    @PostMapping("/preview")
    @Operation(
            summary = "Pröva en uppföljning / Preview a follow-up",
            description =
                    "Vad den inte berättar om, och vad som är fel med raderna, efter det som är registrerat nu. Inget"
                            + " registreras. / What it leaves out, and what is wrong with its rows.",
            security = @SecurityRequirement(name = "bearer"))
    FollowUpPreviewView preview(
            @PathVariable @Parameter(example = "0665") String municipality,
            @RequestBody FollowUpEntry entry,
            @CurrentRegistrar Registrar registrar) {
        var code = Municipality.of(municipality);
        registrar.requireMayRecordIn(code.code());
        var asOf = new AsOf(entry.document().dated().last(), entry.period().to(), clock.instant());
        var told = entry.told();
        return fulfilments.answer(code, asOf, Optional.empty(), fulfilment -> {
            var check = fulfilment.check(
                    entry.body(),
                    entry.period(),
                    told.stream().map(Told::command).toList());
            return new FollowUpPreviewView(
                    told.size(),
                    check.missing().stream().map(FollowUpController::view).toList(),
                    check.remarks().stream()
                            .map(remark -> view(told.get(remark.row()), remark))
                            .toList());
        });
    }

    private static UntoldView view(Finding missing) {
        return new UntoldView(missing.code(), missing.subject().path(), missing.sentence());
    }

    private static RowRemarkView view(Told told, FollowUpCheck.Remark remark) {
        return new RowRemarkView(
                told.row(),
                remark.finding().code(),
                remark.finding().subject().path(),
                remark.finding().sentence(),
                remark.refused());
    }
}
