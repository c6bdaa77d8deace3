package se.malspar.app.eventlog;

import java.util.Optional;
import java.util.UUID;

/**
 * An event to be recorded, without the place in the log and the time that the log gives it.
 *
 * @param leaf the event's index in its municipality's trail; the append is refused if another event has it
 * @param registration the request it came of
 * @param restored what another log said of it, where it is recorded again as it was
 */
public record Recording(
        String municipality,
        long leaf,
        Object payload,
        UUID registration,
        String actor,
        Optional<String> idempotencyKey,
        Optional<String> requestDigest,
        Optional<Restored> restored) {}
