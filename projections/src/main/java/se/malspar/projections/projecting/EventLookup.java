package se.malspar.projections.projecting;

import java.util.Collection;
import java.util.List;

/** The log, as far as those need it who tell what an event says that an answer rests on. */
@FunctionalInterface
public interface EventLookup {

    /** The events at some positions, in the order of the log. Of one that is destroyed, what remains is told. */
    List<Fact> at(Collection<Long> positions);
}
