package se.malspar.benchmark.answer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
}
