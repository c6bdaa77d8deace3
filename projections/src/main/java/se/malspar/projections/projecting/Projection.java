package se.malspar.projections.projecting;

import se.malspar.domain.decision.Municipality;

/**
 * Tables that answer a question, filled from the log. Idempotent: an event told twice changes nothing the second time.
 * Absolute: no counters.
 */
public interface Projection {

    /** Names the projection for ever, in operation and in the database. */
    String name();

    /** Raised when the same log would fill the tables otherwise: the product then rebuilds them. */
    int revision();

    /** Heeds one event. Events of a municipality come in the order of the log. */
    void project(Fact fact);

    /** Forgets all about a municipality, so that it can be told anew. */
    void forget(Municipality municipality);
}
