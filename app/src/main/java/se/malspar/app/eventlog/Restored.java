package se.malspar.app.eventlog;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What a log once gave an event, for a log that is to say the same. With all of it, and the same position, the leaf is
 * the same to the byte.
 *
 * @param salt as it stands in the leaf; without one a new one is drawn
 */
public record Restored(Instant recordedAt, Optional<UUID> eventId, Optional<String> salt) {}
