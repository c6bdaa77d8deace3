package se.malspar.projections.state;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.malspar.domain.decision.PointId;
import se.malspar.domain.decision.Standing;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.state.Stated.Bearing;

/**
 * Finds, for each row, a later decision that says all that it says for as long as it does: from that decision's days on,
 * nobody need look at the row. The same rule in SQL is {@link StoredStatements#refresh}, for rows stored before.
 */
final class Overtaking {

    private static final Comparator<Written> SOONEST = Comparator.comparing(Written::decidedLast)
            .thenComparing(each -> each.stated.knownFrom())
            .thenComparing(each -> required(each.validFrom()));

    /** What a row speaks of. */
    private record Spoken(Subject subject, String names) {}

    private Overtaking() {}

    /** Settles which of the rows may overtake, and which is overtaken by which. */
    static void among(List<Written> written, Set<PointId> voided) {
        var bySpoken = new HashMap<Spoken, List<Written>>();
        for (var each : written) {
            each.mayOvertake = mayOvertake(each, voided);
            if (each.mayOvertake) {
                bySpoken.computeIfAbsent(spoken(each), _ -> new ArrayList<>(4)).add(each);
            }
        }
        bySpoken.values().forEach(candidates -> candidates.sort(SOONEST));
        for (var each : written) {
            if (mayBeOvertaken(each)) {
                each.overtakenBy = bySpoken.getOrDefault(spoken(each), List.of()).stream()
                        .filter(other -> overtakes(other, each))
                        .findFirst()
                        .orElse(null);
            }
        }
    }

    private static Spoken spoken(Written row) {
        return new Spoken(row.stated.subject(), SaidText.names(row.said));
    }

    private static boolean mayOvertake(Written row, Set<PointId> voided) {
        return row.standing() != Standing.PROPOSED
                && !row.awaits()
                && !row.said.isEmpty()
                && row.stated.knownUntil().isEmpty()
                && row.stated.point().filter(voided::contains).isEmpty();
    }

    private static boolean mayBeOvertaken(Written row) {
        return row.standing() != Standing.PROPOSED
                && !row.awaits()
                && !row.said.isEmpty()
                && row.stated.bearing() instanceof Bearing.None
                && row.stated.decidedOn().isCertain();
    }

    private static boolean overtakes(Written later, Written earlier) {
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
