package se.malspar.app.eventlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The stored form of an event, version 1: a JSON object whose members stand in a fixed order, the payload last. */
final class LeafFormat {

    /** The only kind of aggregate there is: a municipality's trail. */
    static final String TRAIL = "trail";

    static final int MOST_BYTES = 60 * 1024;

    private static final int VERSION = 1;
    private static final int SALT_BYTES = 16;
    private static final Pattern MUNICIPALITY = Pattern.compile("[0-9]{4}");

    private final PayloadFormat payloads;
    private final SecureRandom random = new SecureRandom();
    private final JsonMapper json = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    LeafFormat(PayloadFormat payloads) {
        this.payloads = payloads;
    }

    Draft draft(EventMessage<?> message) {
        if (!(message instanceof DomainEventMessage<?> event) || !TRAIL.equals(event.getType())) {
            throw new EventStoreException("Only a municipality's trail has events, not " + message);
        }
        var municipality = event.getAggregateIdentifier();
        if (!MUNICIPALITY.matcher(municipality).matches()) {
            throw new EventStoreException("Not a municipality's four digits: " + municipality);
        }
        var eventId = UUID.fromString(event.getIdentifier());
        var payload = event.getPayload();
        var type = payloads.nameOf(payload);

        var place = json.createObjectNode()
                .put("v", VERSION)
                .put("municipality", municipality)
                .put("leaf", event.getSequenceNumber());
        var kind = json.createObjectNode()
                .put("eventId", eventId.toString())
                .put("type", type)
                .put("typeVersion", payloads.versionOf(payload));
        var rest = json.createObjectNode()
                .put(
                        "registration",
                        UUID.fromString(required(event, EnvelopeKeys.REGISTRATION))
                                .toString())
                .put("actor", required(event, EnvelopeKeys.ACTOR));
        putIfGiven(rest, EnvelopeKeys.IDEMPOTENCY_KEY, event);
        putIfGiven(rest, EnvelopeKeys.REQUEST_DIGEST, event);
        rest.put("salt", salt());
        rest.set("payload", payloads.write(payload));

        var draft = Draft.of(
                eventId,
                municipality,
                event.getSequenceNumber(),
                "{" + members(place) + ",\"position\":",
                "," + members(kind) + ",\"recordedAt\":\"",
                "\"," + members(rest) + "}");
        if (draft.mostBytes() > MOST_BYTES) {
            throw new EventTooLarge(type, draft.mostBytes(), MOST_BYTES);
        }
        return draft;
    }

    StoredEvent read(byte[] leaf) {
        var stored = json.readTree(leaf);
        var version = stored.required("v").intValue();
        if (version != VERSION) {
            throw new EventStoreException("Stored by a later Målspår: envelope version " + version);
        }
        var type = stored.required("type").stringValue();
        var typeVersion = stored.required("typeVersion").intValue();
        return new StoredEvent(
                stored.required("position").longValue(),
                stored.required("municipality").stringValue(),
                stored.required("leaf").longValue(),
                UUID.fromString(stored.required("eventId").stringValue()),
                type,
                typeVersion,
                Instant.parse(stored.required("recordedAt").stringValue()),
                UUID.fromString(stored.required("registration").stringValue()),
                stored.required("actor").stringValue(),
                optional(stored, EnvelopeKeys.IDEMPOTENCY_KEY),
                optional(stored, EnvelopeKeys.REQUEST_DIGEST),
                payloads.read(type, typeVersion, stored.required("payload")));
    }

    /** The object's members without its braces. */
    private String members(ObjectNode object) {
        var text = json.writeValueAsString(object);
        if (!UTF_8.newEncoder().canEncode(text)) {
            throw new EventStoreException("Half a surrogate pair is no text that can be stored");
        }
        return text.substring(1, text.length() - 1);
    }

    private String salt() {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(salt);
    }

    private static void putIfGiven(ObjectNode rest, String key, EventMessage<?> event) {
        if (event.getMetaData().get(key) != null) {
            rest.put(key, required(event, key));
        }
    }

    private static String required(EventMessage<?> event, String key) {
        var value = event.getMetaData().get(key);
        if (value == null) {
            throw new EventStoreException("An event needs «" + key + "» in its metadata: " + event);
        }
        var text = value.toString();
        if (text.indexOf('\0') >= 0) {
            // The database has no text with NUL in it, and would refuse the neighbours in the batch as well.
            throw new EventStoreException("«" + key + "» holds a NUL");
        }
        return text;
    }

    private static @Nullable String optional(JsonNode stored, String key) {
        var value = stored.get(key);
        return value == null ? null : value.stringValue();
    }
}
