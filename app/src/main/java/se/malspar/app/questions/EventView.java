package se.malspar.app.questions;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import se.malspar.app.eventlog.StoredEvent;
import se.malspar.domain.decision.TrailEvent;
import se.malspar.projections.json.TrailJson;
import tools.jackson.databind.JsonNode;

/** An event as stored: its envelope and its payload. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record EventView(
        long position,
        long leaf,
        UUID event,
        String type,
        int version,
        Instant recordedAt,
        String recordedBy,
        String registration,

        @Schema(type = "object", description = "Händelsens innehåll, se docs/handelser. / The payload.")
        JsonNode payload) {

    public static EventView of(StoredEvent event) {
        return new EventView(
                event.position(),
                event.leaf(),
                event.eventId(),
                event.type(),
                event.typeVersion(),
                event.recordedAt(),
                event.actor(),
                event.registration().toString(),
                TrailJson.write((TrailEvent) event.payload()));
    }
}
