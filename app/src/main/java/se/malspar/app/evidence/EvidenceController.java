package se.malspar.app.evidence;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.Principal;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import se.malspar.app.platform.TooManyRequests;
import se.malspar.app.questions.Moment;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.evidence.EvidenceQuestion;
import se.malspar.domain.evidence.StoredZip;
import se.malspar.domain.goal.GoalId;
import se.malspar.domain.time.ReportingPeriod;
import se.malspar.domain.time.SwedishDate;

/** Answers with what proves them, as a file that is checked without the product. */
@RestController
@RequestMapping(path = "/api/v1/{municipality}/evidence", produces = EvidenceController.ZIP)
@Tag(
        name = "Bevis",
        description =
                "Svar att ta med sig och granska utan produkten, se docs/revisor.md. / Answers with their proofs.")
@ApiResponse(
        responseCode = "200",
        content = @Content(mediaType = EvidenceController.ZIP, schema = @Schema(type = "string", format = "binary")))
class EvidenceController {

    static final String ZIP = "application/zip";

    private static final String SINCE =
            "Storleken på en kontrollpunkt som du har: paketet visar att loggen bara har vuxit sedan dess."
                    + " / The size of a checkpoint that you have.";
    private static final String TRAIL =
            "Hela loggen, så att det går att visa att inget löv saknas. Kräver inloggning. / All leaves; needs a log-in.";

    /** Each reads a whole log and sets a document: more at once would slow all other questions. */
    private static final int AT_ONCE = 2;

    private static final Duration COME_BACK_IN = Duration.ofSeconds(5);

    private final EvidencePackages packages;
    private final Semaphore making = new Semaphore(AT_ONCE);

    EvidenceController(EvidencePackages packages) {
        this.packages = packages;
    }

    @GetMapping("/goals/{goal}")
    @Operation(summary = "Ett mål, med bevis / A goal, with evidence", description = "Hur det löd. / How it read.")
    ResponseEntity<StreamingResponseBody> goal(
            @PathVariable @Parameter(example = "0665") String municipality,
            @PathVariable @Parameter(example = "ks-2020-1") String goal,
            @RequestParam @Parameter(description = SINCE, example = "12") Optional<Long> since,
            @RequestParam(defaultValue = "false") @Parameter(description = TRAIL) boolean trail,
            @Parameter(hidden = true) Moment moment,
            @Parameter(hidden = true) @Nullable Principal reader) {
        return give(
                new EvidenceQuestion.GoalAt(Municipality.of(municipality), GoalId.of(goal), moment.asOf()),
                since,
                trail,
                reader);
    }

    @GetMapping("/goals/{goal}/history")
    @Operation(
            summary = "Ett måls historik, med bevis / A goal's history, with evidence",
            description = "Vilka beslut som har gjort det till vad det är. / Which decisions made it so.")
    ResponseEntity<StreamingResponseBody> history(
            @PathVariable @Parameter(example = "0665") String municipality,
            @PathVariable @Parameter(example = "ks-2020-1") String goal,
            @RequestParam @Parameter(description = SINCE, example = "12") Optional<Long> since,
            @RequestParam(defaultValue = "false") @Parameter(description = TRAIL) boolean trail,
            @Parameter(hidden = true) Moment moment,
            @Parameter(hidden = true) @Nullable Principal reader) {
        return give(
                new EvidenceQuestion.GoalHistory(Municipality.of(municipality), GoalId.of(goal), moment.asOf()),
                since,
                trail,
                reader);
    }

    @GetMapping("/meetings/{body}/{meetingDate}")
    @Operation(
            summary = "Ett sammanträde, med bevis / A meeting, with evidence",
            description = "Vad som beslutades. / What was decided.")
    ResponseEntity<StreamingResponseBody> meeting(
            @PathVariable @Parameter(example = "0665") String municipality,
            @PathVariable @Parameter(example = "KS") String body,
            @PathVariable @Parameter(example = "2020-10-07") String meetingDate,
            @RequestParam @Parameter(description = SINCE, example = "12") Optional<Long> since,
            @RequestParam(defaultValue = "false") @Parameter(description = TRAIL) boolean trail,
            @Parameter(hidden = true) Moment moment,
            @Parameter(hidden = true) @Nullable Principal reader) {
        return give(
                new EvidenceQuestion.Meeting(
                        Municipality.of(municipality),
                        new BodyCode(body),
                        SwedishDate.parseDay(meetingDate),
                        moment.asOf()),
                since,
                trail,
                reader);
    }

    @GetMapping("/state")
    @Operation(
            summary = "Läget, med bevis / The state, with evidence",
            description = "Allt som gällde i kommunen. / All that held.")
    ResponseEntity<StreamingResponseBody> state(
            @PathVariable @Parameter(example = "0665") String municipality,
            @RequestParam @Parameter(description = SINCE, example = "12") Optional<Long> since,
            @RequestParam(defaultValue = "false") @Parameter(description = TRAIL) boolean trail,
            @Parameter(hidden = true) Moment moment,
            @Parameter(hidden = true) @Nullable Principal reader) {
        return give(new EvidenceQuestion.StateAt(Municipality.of(municipality), moment.asOf()), since, trail, reader);
    }

    @GetMapping("/bodies/{body}/follow-up")
    @Operation(
            summary = "Periodens uppföljning, med bevis / The report of a period, with evidence",
            description = "Vad som redovisades och bedömdes, och enligt vilken modell; det uträknade är inte med."
                    + " / What was reported and judged, and by which model; not what is computed.")
    ResponseEntity<StreamingResponseBody> report(
            @PathVariable @Parameter(example = "0665") String municipality,
            @PathVariable @Parameter(example = "KS") String body,
            @RequestParam @Parameter(example = "2026-T1") String period,
            @RequestParam @Parameter(description = SINCE, example = "12") Optional<Long> since,
            @RequestParam(defaultValue = "false") @Parameter(description = TRAIL) boolean trail,
            @Parameter(hidden = true) Moment moment,
            @Parameter(hidden = true) @Nullable Principal reader) {
        return give(
                new EvidenceQuestion.PeriodReport(
                        Municipality.of(municipality),
                        new BodyCode(body),
                        ReportingPeriod.parse(period),
                        moment.asOf()),
                since,
                trail,
                reader);
    }

    private ResponseEntity<StreamingResponseBody> give(
            EvidenceQuestion question, Optional<Long> since, boolean whole, @Nullable Principal reader) {
        if (whole && reader == null) {
            throw new InsufficientAuthenticationException("All leaves are for those who are logged in");
        }
        var files = made(question, since, whole);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(EvidencePackages.nameOf(question))
                                .build()
                                .toString())
                .contentType(MediaType.parseMediaType(ZIP))
                .body(out -> {
                    try {
                        StoredZip.write(files, piece -> {
                            try {
                                out.write(piece);
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        });
                    } catch (UncheckedIOException e) {
                        throw e.getCause();
                    }
                });
    }

    private SortedMap<String, byte[]> made(EvidenceQuestion question, Optional<Long> since, boolean whole) {
        if (!making.tryAcquire()) {
            throw new TooManyRequests(COME_BACK_IN);
        }
        try {
            return packages.of(question, since, whole);
        } finally {
            making.release();
        }
    }
}
