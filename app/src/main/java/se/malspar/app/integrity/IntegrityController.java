package se.malspar.app.integrity;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.ledger.Checkpoint;

/** Tells how far a municipality's log can be believed. */
@RestController
@RequestMapping("/api/v1/{municipality}/integrity")
@Tag(name = "Bevis", description = "Att loggen är den den var. / That the log is what it was.")
class IntegrityController {

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record IntegrityView(
            @Schema(
                    description =
                            "Om minst två utanför håller det loggen säger. / Whether two outside hold what it says.")
            boolean witnessed,

            Optional<CheckpointView> checkpoint,
            List<String> verifierKeys,
            List<AnchorView> anchors,
            Optional<QuarantineView> quarantine,
            Optional<VerificationView> verification) {}

    record CheckpointView(
            String origin,
            long size,
            String root,

            @Schema(description = "Som den undertecknats, C2SP tlog-checkpoint. / As it was signed.")
            String note) {}

    record AnchorView(
            Checkpoints.AnchorKind kind,
            String name,
            long size,
            Instant anchoredAt,

            @Schema(description = "Om nästan inget registrerats som inte ingår. / Whether hardly anything is left out.")
            boolean current) {}

    record QuarantineView(String code, Instant since, String swedish, String english) {}

    record VerificationView(Instant verifiedAt, long leaves, long milliseconds, List<FindingView> findings) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record FindingView(String code, Optional<Long> leaf, String swedish, String english) {}

    private final Standings standings;
    private final VerifierKeys keys;
    private final Optional<Verifications> verifications;

    IntegrityController(Standings standings, VerifierKeys keys, Optional<Verifications> verifications) {
        this.standings = standings;
        this.keys = keys;
        this.verifications = verifications;
    }

    @GetMapping
    @Operation(
            summary = "Hur långt loggen går att lita på / How far the log can be believed",
            description =
                    "Senaste kontrollpunkt, vilka utanför som håller den, om loggen är stängd för registrering, och"
                            + " vad den senaste verifieringen fann. / The latest checkpoint, who outside holds it, whether the log"
                            + " is closed, and what the last verification found.")
    ResponseEntity<IntegrityView> integrity(@PathVariable @Parameter(example = "0665") String municipality) {
        var code = Municipality.of(municipality);
        var standing = standings.of(code);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePublic())
                .body(new IntegrityView(
                        standing.isWitnessed(),
                        standing.checkpoint().map(note -> {
                            var checkpoint = Checkpoint.parse(note.text());
                            return new CheckpointView(
                                    checkpoint.origin(),
                                    checkpoint.size(),
                                    checkpoint.root().base64(),
                                    note.toString());
                        }),
                        keys.of(municipality),
                        standing.anchors().stream()
                                .map(held -> new AnchorView(
                                        held.kind(), held.name(), held.size(), held.anchoredAt(), held.current()))
                                .toList(),
                        standing.quarantine()
                                .map(closed -> new QuarantineView(
                                        closed.flaw().code(), closed.since(), closed.swedish(), closed.english())),
                        verifications.flatMap(all -> all.last(municipality)).map(IntegrityController::verification)));
    }

    private static VerificationView verification(Verification.Result result) {
        return new VerificationView(
                result.verifiedAt(),
                result.leaves(),
                result.took().toMillis(),
                result.findings().stream()
                        .map(finding -> new FindingView(
                                finding.flaw().code(),
                                finding.leaf().isPresent()
                                        ? Optional.of(finding.leaf().getAsLong())
                                        : Optional.empty(),
                                finding.swedish(),
                                finding.english()))
                        .toList());
    }
}
