package se.malspar.app.eventlog;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event as the log holds it: who recorded it, when and where, and what it says. */
public record StoredEvent(
        long position,
        String municipality,
        long leaf,
        UUID eventId,
        String type,
        int typeVersion,
        Instant recordedAt,
        UUID registration,
        String actor,
        @Nullable String idempotencyKey,
        @Nullable String requestDigest,
        Object payload) {}
