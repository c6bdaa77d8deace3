package se.malspar.app.questions;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import se.malspar.app.eventlog.EventLog;
import se.malspar.app.platform.Freshness;
import se.malspar.app.platform.NotFound;
import se.malspar.domain.decision.Malformed;
import se.malspar.domain.decision.Municipality;
import tools.jackson.databind.json.JsonMapper;

/** The log itself, event by event, in the order of recording. */
@RestController
@RequestMapping("/api/v1/{municipality}/events")
@Tag(name = "Händelser", description = "Händelseloggen i registreringsordning. / The event log in recording order.")
class FeedController {

    private static final int LARGEST_PAGE = 1000;

    /** A page of the feed; {@code next} is absent at its end. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record EventsView(List<EventView> events, long position, Optional<String> next) {}

    private final EventLog log;
    private final Telling telling;
    private final JsonMapper json;

    FeedController(@Qualifier("logForReading") EventLog log, Telling telling, JsonMapper json) {
        this.log = log;
        this.telling = telling;
        this.json = json;
    }

    @GetMapping
    @Operation(
            summary = "Händelseflödet / The event feed",
            description = "Händelserna efter en position i loggen. / The events after a position of the log.")
    ResponseEntity<EventsView> events(
            @PathVariable @Parameter(example = "0665") String municipality,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int limit) {
        var code = Municipality.of(municipality);
        telling.municipality(code);
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw new Malformed(
                    "limit",
                    Integer.toString(limit),
                    "Antalet är ett tal från 1 till %d.".formatted(LARGEST_PAGE),
                    "The limit is a number from 1 to %d.".formatted(LARGEST_PAGE));
        }
        var events = log.after(after, limit + 1, Optional.of(code.code()));
        var page = events.stream().limit(limit).map(EventView::of).toList();
        var last = page.isEmpty() ? after : page.getLast().position();
        var next = events.size() > limit
                ? Optional.of("/api/v1/%s/events?after=%d&limit=%d".formatted(code, last, limit))
                : Optional.<String>empty();
        var answer = ResponseEntity.ok().cacheControl(CacheControl.noCache().cachePublic());
        if (!page.isEmpty()) {
            answer.header(Freshness.LOG_POSITION, Long.toString(last));
        }
        return answer.body(new EventsView(page, last, next));
    }

    @GetMapping(path = "/all", produces = MediaType.APPLICATION_NDJSON_VALUE)
    @Operation(
            summary = "Hela händelseflödet / The whole event feed",
            description = "En händelse per rad, ända till loggens slut, utan att hela svaret hålls i minnet."
                    + " / One event a line, to the end of the log, without holding the whole answer in memory.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_NDJSON_VALUE,
                            schema = @Schema(implementation = EventView.class)))
    ResponseEntity<StreamingResponseBody> all(
            @PathVariable @Parameter(example = "0665") String municipality,
            @RequestParam(defaultValue = "0") long after) {
        var code = Municipality.of(municipality);
        telling.municipality(code);
        var firstLeaf = log.trailBy(code.code(), after).leaves();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_NDJSON)
                .cacheControl(CacheControl.noCache().cachePublic())
                .body(out -> {
                    try (var events = log.trail(code.code(), firstLeaf)) {
                        for (var each = events.iterator(); each.hasNext(); ) {
                            out.write(json.writeValueAsBytes(EventView.of(each.next())));
                            out.write('\n');
                        }
                    }
                });
    }

    @GetMapping("/{event}")
    @Operation(summary = "En händelse / One event", description = "Med innehåll och kuvert. / Payload and envelope.")
    ResponseEntity<EventView> event(
            @PathVariable @Parameter(example = "0665") String municipality, @PathVariable UUID event) {
        var code = Municipality.of(municipality);
        telling.municipality(code);
        return log.find(event)
                .filter(stored -> stored.municipality().equals(code.code()))
                .map(stored -> ResponseEntity.ok()
                        .header(Freshness.LOG_POSITION, Long.toString(stored.position()))
                        .body(EventView.of(stored)))
                .orElseThrow(() -> new NotFound(
                        "event-unknown",
                        "Det finns ingen händelse %s i kommunens logg.".formatted(event),
                        "There is no event %s in the municipality's log.".formatted(event)));
    }
}
