package se.malspar.benchmark.answer;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** What a statement changed of one field. */
public record Change(
        String subject,
        String field,
        @Nullable String before,
        @Nullable String after) {

    public static final Comparator<Change> IN_ORDER =
            Comparator.comparing(Change::subject).thenComparing(Change::field);
}
