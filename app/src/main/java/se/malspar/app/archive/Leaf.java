package se.malspar.app.archive;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.TrailEvent;
import se.malspar.domain.trail.RegistrationId;
import se.malspar.projections.json.TrailJson;
import tools.jackson.databind.JsonNode;

/**
 * An event of the log with all that its envelope says, the salt too, which nobody but an archive needs; what is left of one
 * whose content is destroyed has none.
 */
record Leaf(
        Municipality municipality,
        long leaf,
        UUID eventId,
        Instant recordedAt,
        RegistrationId registration,
        String actor,
        Optional<String> key,
        Optional<String> digest,
        Optional<String> salt,
        TrailEvent event) {

    static Leaf read(byte[] bytes) {
        var stored = TrailJson.mapper().readTree(bytes);
        return new Leaf(
                Municipality.of(stored.required("municipality").stringValue()),
                stored.required("leaf").longValue(),
                UUID.fromString(stored.required("eventId").stringValue()),
                Instant.parse(stored.required("recordedAt").stringValue()),
                RegistrationId.parse(stored.required("registration").stringValue()),
                stored.required("actor").stringValue(),
                text(stored.get("idempotencyKey")),
                text(stored.get("requestDigest")),
                text(stored.get("salt")),
                TrailJson.read(
                        stored.required("type").stringValue(),
                        stored.required("typeVersion").intValue(),
                        stored.required("payload")));
    }

    private static Optional<String> text(@Nullable JsonNode value) {
        return Optional.ofNullable(value).map(JsonNode::stringValue);
    }

    boolean cameWith(Leaf other) {
        return registration.equals(other.registration) && municipality.equals(other.municipality);
    }
}
