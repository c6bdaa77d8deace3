package se.malspar.app.eventlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import se.malspar.domain.ledger.Hash;
import se.malspar.domain.trail.RecordEvent.Destroyed;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

/** The stored form of an event, version 1: a JSON object whose members stand in a fixed order, the payload last. */
final class LeafFormat {

    /** The only kind of aggregate there is: a municipality's trail. */
    static final String TRAIL = "trail";

    static final int MOST_BYTES = 60 * 1024;

    private static final int VERSION = 1;
    private static final int SALT_BYTES = 16;
    private static final String PAYLOAD = "payload";
    private static final Pattern SALT = Pattern.compile("[A-Za-z0-9_-]{22}");
    private static final Pattern MUNICIPALITY = Pattern.compile("[0-9]{4}");

    private final PayloadFormat payloads;
    private final SecureRandom random = new SecureRandom();
    private final JsonMapper json = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    LeafFormat(PayloadFormat payloads) {
        this.payloads = payloads;
    }

    Draft draft(EventMessage<?> message) {
        if (!(message instanceof DomainEventMessage<?> event) || !TRAIL.equals(event.getType())) {
            throw new EventStoreException("Only a municipality's trail has events, not " + message);
        }
        return draft(
                new Recording(
                        event.getAggregateIdentifier(),
                        event.getSequenceNumber(),
                        event.getPayload(),
                        UUID.fromString(required(event, EnvelopeKeys.REGISTRATION)),
                        required(event, EnvelopeKeys.ACTOR),
                        ifGiven(event, EnvelopeKeys.IDEMPOTENCY_KEY),
                        ifGiven(event, EnvelopeKeys.REQUEST_DIGEST),
                        Optional.empty()),
                UUID.fromString(event.getIdentifier()));
    }

    Draft draft(Recording event) {
        return draft(event, event.restored().flatMap(Restored::eventId).orElseGet(UUID::randomUUID));
    }

    private Draft draft(Recording event, UUID eventId) {
        if (!MUNICIPALITY.matcher(event.municipality()).matches()) {
            throw new EventStoreException("Not a municipality's four digits: " + event.municipality());
        }
        var destroyed = event.payload() instanceof Destroyed kept ? Optional.of(kept) : Optional.<Destroyed>empty();
        var type = payloads.nameOf(event.payload());
        var payload = payloads.write(event.payload());
        if (hasHalfACharacter(payload)) {
            throw halfACharacter();
        }
        var beforePosition = "{\"v\":" + VERSION + ",\"municipality\":\"" + event.municipality() + "\",\"leaf\":"
                + event.leaf() + ",\"position\":";
        var beforeRecordedAt = ",\"eventId\":\"" + eventId + "\",\"type\":\"" + type + "\",\"typeVersion\":"
                + payloads.versionOf(event.payload()) + ",\"recordedAt\":\"";
        var afterRecordedAt = "\",\"registration\":\"" + event.registration() + "\",\"actor\":"
                + (destroyed.isPresent() ? '"' + Remains.ACTOR + '"' : whoAndSalt(event))
                + ",\"payload\":";
        var draft = new Draft(
                event.municipality(),
                event.leaf(),
                event.restored().map(Restored::recordedAt).map(LeafFormat::inMicroseconds),
                encoded(beforePosition),
                encoded(beforeRecordedAt),
                encoded(afterRecordedAt),
                payload,
                destroyed.map(kept -> Hash.ofHex(kept.hash())));
        if (draft.mostBytes() > MOST_BYTES) {
            throw new EventTooLarge(type, draft.mostBytes(), MOST_BYTES);
        }
        return draft;
    }

    StoredEvent read(byte[] leaf) {
        var envelope = new HashMap<String, String>();
        try (var parser = json.createParser(leaf)) {
            parser.nextToken();
            for (var name = parser.nextName(); !PAYLOAD.equals(name); name = parser.nextName()) {
                if (name == null) {
                    throw new EventStoreException("A leaf without a payload: " + new String(leaf, UTF_8));
                }
                parser.nextToken();
                envelope.put(name, parser.getString());
            }
            var version = Integer.parseInt(required(envelope, "v"));
            if (version != VERSION) {
                throw new EventStoreException("Stored by a later Målspår: envelope version " + version);
            }
            parser.nextToken();
            // the payload is the last member, so it ends before the last brace
            var start = (int) parser.currentTokenLocation().getByteOffset();
            var type = required(envelope, "type");
            var typeVersion = Integer.parseInt(required(envelope, "typeVersion"));
            return new StoredEvent(
                    Long.parseLong(required(envelope, "position")),
                    required(envelope, "municipality"),
                    Long.parseLong(required(envelope, "leaf")),
                    UUID.fromString(required(envelope, "eventId")),
                    type,
                    typeVersion,
                    Instant.parse(required(envelope, "recordedAt")),
                    UUID.fromString(required(envelope, "registration")),
                    required(envelope, "actor"),
                    envelope.get(EnvelopeKeys.IDEMPOTENCY_KEY),
                    envelope.get(EnvelopeKeys.REQUEST_DIGEST),
                    payloads.read(type, typeVersion, Arrays.copyOfRange(leaf, start, leaf.length - 1)));
        }
    }

    private String whoAndSalt(Recording event) {
        return quoted(EnvelopeKeys.ACTOR, event.actor())
                + member(EnvelopeKeys.IDEMPOTENCY_KEY, event.idempotencyKey())
                + member(EnvelopeKeys.REQUEST_DIGEST, event.requestDigest())
                + ",\"salt\":\""
                + event.restored()
                        .flatMap(Restored::salt)
                        .map(LeafFormat::checked)
                        .orElseGet(this::salt)
                + "\"";
    }

    private String member(String key, Optional<String> value) {
        return value.map(text -> ",\"" + key + "\":" + quoted(key, text)).orElse("");
    }

    private String quoted(String key, String text) {
        if (text.indexOf('\0') >= 0) {
            // The database has no text with NUL in it: such a name could be stored, but never answered with.
            throw new EventStoreException("«" + key + "» holds a NUL");
        }
        return json.writeValueAsString(text);
    }

    private static byte[] encoded(String text) {
        if (!UTF_8.newEncoder().canEncode(text)) {
            throw halfACharacter();
        }
        return text.getBytes(UTF_8);
    }

    /** Whether the JSON holds an escaped half of a surrogate pair: a whole pair is written as the character it is. */
    private static boolean hasHalfACharacter(byte[] json) {
        for (var i = 0; i < json.length - 3; i++) {
            if (json[i] == '\\') {
                if (json[i + 1] == 'u' && (json[i + 2] | 0x20) == 'd' && json[i + 3] >= '8') {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    private static EventStoreException halfACharacter() {
        return new EventStoreException("Half a surrogate pair is no text that can be stored");
    }

    private String salt() {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(salt);
    }

    private static String checked(String salt) {
        if (!SALT.matcher(salt).matches()) {
            throw new EventStoreException("Not the salt of an event: " + salt);
        }
        return salt;
    }

    private static Instant inMicroseconds(Instant recordedAt) {
        if (!recordedAt.equals(recordedAt.truncatedTo(ChronoUnit.MICROS))) {
            throw new EventStoreException("The log keeps microseconds, not " + recordedAt);
        }
        return recordedAt;
    }

    private static Optional<String> ifGiven(EventMessage<?> event, String key) {
        return event.getMetaData().get(key) == null ? Optional.empty() : Optional.of(required(event, key));
    }

    private static String required(EventMessage<?> event, String key) {
        var value = event.getMetaData().get(key);
        if (value == null) {
            throw new EventStoreException("An event needs «" + key + "» in its metadata: " + event);
        }
        return value.toString();
    }

    private static String required(Map<String, String> envelope, String key) {
        var value = envelope.get(key);
        if (value == null) {
            throw new EventStoreException("A leaf without «" + key + "»: " + envelope);
        }
        return value;
    }
}
