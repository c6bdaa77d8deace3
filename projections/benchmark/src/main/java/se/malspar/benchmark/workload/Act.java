package se.malspar.benchmark.workload;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.function.Supplier;
import se.malspar.projections.json.TrailJson;

/**
 * One request to record, and when and by whom it was recorded; what it holds is made when it is written, so that many can
 * wait.
 *
 * @param member what the archive format calls this sort of request
 */
record Act(
        Instant recordedAt,
        String recordedBy,
        UUID registration,
        String municipality,
        String member,
        Supplier<?> content) {

    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    /** As a line of an archive, without the line's end. */
    String line(Instant uniquelyRecordedAt) {
        return "{\"municipality\":\"%s\",\"%s\":%s,\"recorded\":{\"at\":\"%s\",\"by\":\"%s\",\"registration\":\"%s\"}}"
                .formatted(
                        municipality,
                        member,
                        TrailJson.mapper().writeValueAsString(content.get()),
                        MICROSECONDS.format(uniquelyRecordedAt),
                        recordedBy,
                        registration);
    }
}
