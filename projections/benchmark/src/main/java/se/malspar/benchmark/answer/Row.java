package se.malspar.benchmark.answer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.malspar.domain.decision.Basis;
import se.malspar.domain.state.Logged;
import se.malspar.domain.time.DecidedOn;
import se.malspar.projections.json.TrailJson;

/**
 * What one statement says of one group of a subject's fields at a moment, and all that says who said so: the part of an
 * answer that every contestant can give.
 *
 * @param says the fields with their values, as JSON in the order of the fields' names
 */
public record Row(
        String subject,
        String group,
        String says,
        UUID event,
        long position,
        String cited,
        String standing,
        String evidence,
        LocalDate decidedFirst,
        LocalDate decidedLast,
        String decidedPrinted,
        LocalDate validFrom,
        @Nullable LocalDate validUntil,
        @Nullable String source,
        Instant recordedAt) {

    public static final Comparator<Row> IN_ORDER =
            Comparator.comparing(Row::subject).thenComparing(Row::group).thenComparingLong(Row::position);

    static Row of(
            String subject,
            String group,
            SortedMap<String, Optional<String>> says,
            Logged logged,
            Basis basis,
            DecidedOn decidedOn,
            LocalDate validFrom,
            Optional<LocalDate> validUntil) {
        return new Row(
                subject,
                group,
                TrailJson.mapper().writeValueAsString(says),
                logged.eventId(),
                logged.position(),
                basis.by().cited(),
                basis.standing().name(),
                basis.evidence().name(),
                decidedOn.first(),
                decidedOn.last(),
                decidedOn.printed(),
                validFrom,
                validUntil.orElse(null),
                basis.source().map(source -> source.document().value()).orElse(null),
                logged.recordedAt());
    }

    /** The same statement, saying this of the group. */
    public Row saying(SortedMap<String, Optional<String>> other) {
        return new Row(
                subject,
                group,
                TrailJson.mapper().writeValueAsString(other),
                event,
                position,
                cited,
                standing,
                evidence,
                decidedFirst,
                decidedLast,
                decidedPrinted,
                validFrom,
                validUntil,
                source,
                recordedAt);
    }
}
