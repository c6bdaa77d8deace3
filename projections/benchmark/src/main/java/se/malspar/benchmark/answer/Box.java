package se.malspar.benchmark.answer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Moments on all three axes that lie together. */
public record Box(Between<LocalDate> decided, Between<LocalDate> valid, Between<Instant> known) {

    boolean isEmpty() {
        return decided.isEmpty() || valid.isEmpty() || known.isEmpty();
    }

    /** The boxes that are left of it. */
    List<Box> without(Box other) {
        var both = new Box(decided.and(other.decided), valid.and(other.valid), known.and(other.known));
        if (both.isEmpty()) {
            return List.of(this);
        }
        var left = new ArrayList<Box>();
        decided.without(both.decided).forEach(each -> left.add(new Box(each, valid, known)));
        valid.without(both.valid).forEach(each -> left.add(new Box(both.decided, each, known)));
        known.without(both.known).forEach(each -> left.add(new Box(both.decided, both.valid, each)));
        return left;
    }
}
