package se.malspar.app.eventlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/**
 * An event ready to be stored: all of its text but the two values that only the head of the log can give. Whatever can
 * go wrong with an event has gone wrong before it becomes a draft.
 */
record Draft(
        UUID eventId,
        String municipality,
        long leaf,
        String beforePosition,
        String beforeRecordedAt,
        String afterRecordedAt,
        int mostBytes) {

    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final int LONGEST_POSITION = String.valueOf(Long.MAX_VALUE).length();
    private static final int RECORDED_AT = MICROSECONDS.format(Instant.EPOCH).length();

    static Draft of(
            UUID eventId,
            String municipality,
            long leaf,
            String beforePosition,
            String beforeRecordedAt,
            String afterRecordedAt) {
        // Counted with the longest position, so that the same event fits today and in a hundred years.
        var mostBytes = (beforePosition + beforeRecordedAt + afterRecordedAt).getBytes(UTF_8).length
                + LONGEST_POSITION
                + RECORDED_AT;
        return new Draft(eventId, municipality, leaf, beforePosition, beforeRecordedAt, afterRecordedAt, mostBytes);
    }

    byte[] storedAt(long position, Instant recordedAt) {
        return (beforePosition + position + beforeRecordedAt + MICROSECONDS.format(recordedAt) + afterRecordedAt)
                .getBytes(UTF_8);
    }
}
