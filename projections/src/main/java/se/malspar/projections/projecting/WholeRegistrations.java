package se.malspar.projections.projecting;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import se.malspar.domain.trail.RegistrationId;

/** The registrations that a stretch of facts holds whole: what is said of them there concerns no row stored before. */
public final class WholeRegistrations {

    private WholeRegistrations() {}

    /**
     * Those of a stretch of one municipality's log, where the events of a registration follow each other: only the first
     * one of a stretch may have begun before it.
     */
    public static Set<RegistrationId> in(List<Fact> facts) {
        var whole = new HashSet<RegistrationId>();
        for (var fact : facts) {
            whole.add(fact.logged().registration());
        }
        facts.stream()
                .findFirst()
                .ifPresent(first -> whole.remove(first.logged().registration()));
        return whole;
    }
}
