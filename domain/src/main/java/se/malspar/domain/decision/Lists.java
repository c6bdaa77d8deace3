package se.malspar.domain.decision;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists as they come from a reader of JSON, where an empty one may be left out. */
public final class Lists {

    private Lists() {}

    public static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
