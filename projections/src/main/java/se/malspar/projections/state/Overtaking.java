package se.malspar.projections.state;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.malspar.domain.decision.Standing;
import se.malspar.projections.state.Overtakable.Spoken;

/**
 * Finds, for each row, a later decision that says all that it says for as long as it does: from that decision's days on,
 * nobody need look at the row.
 */
final class Overtaking {

    private static final Comparator<Overtakable> SOONEST = Comparator.comparing(Overtakable::decidedLast)
            .thenComparing(Overtakable::knownFrom)
            .thenComparing(each -> required(each.validFrom()));

    private Overtaking() {}

    /** Settles which of the rows is overtaken by which. */
    static void among(List<Overtakable> rows) {
        var bySpoken = new HashMap<Spoken, List<Overtakable>>();
        for (var each : rows) {
            if (each.mayOvertake()) {
                bySpoken.computeIfAbsent(each.spoken(), _ -> new ArrayList<>(4)).add(each);
            }
        }
        bySpoken.values().forEach(candidates -> candidates.sort(SOONEST));
        for (var each : rows) {
            if (each.mayBeOvertaken()) {
                each.overtakenBy(bySpoken.getOrDefault(each.spoken(), List.of()).stream()
                        .filter(other -> overtakes(other, each))
                        .findFirst()
                        .orElse(null));
            }
        }
    }

    private static boolean overtakes(Overtakable later, Overtakable earlier) {
        return later.decidedLast().isAfter(earlier.decidedLast())
                && (later.standing() == Standing.DECIDED || earlier.standing() == Standing.REPORTED)
                && later.validUntil()
                        .map(end -> earlier.validUntil()
                                .filter(other -> !other.isAfter(end))
                                .isPresent())
                        .orElse(true);
    }

    private static LocalDate required(@Nullable LocalDate day) {
        if (day == null) {
            throw new IllegalStateException("What awaits a condition overtakes nothing");
        }
        return day;
    }
}
