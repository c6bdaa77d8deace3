package se.malspar.projections.projecting;

import java.util.List;
import se.malspar.domain.decision.Municipality;

/**
 * Tables that answer a question, filled from the log. Absolute: no counters. Each event is told once and in the order of
 * its municipality's log; {@link Projections} sees to that.
 */
public interface Projection {

    /** Names the projection for ever, in operation and in the database. */
    String name();

    /** Raised when the same log would fill the tables otherwise: the product then rebuilds them. */
    int revision();

    /**
     * Heeds the next events of a municipality, however the log is cut into such stretches.
     *
     * @return whether rows that were there before have been changed
     */
    boolean project(Municipality municipality, List<Fact> facts);

    /** Forgets all about a municipality, so that it can be told anew. */
    void forget(Municipality municipality);
}
