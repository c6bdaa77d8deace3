/**
 * The rules of Målspår. A module only so that {@code TrailEvent} may be sealed over the families' packages: it runs on
 * the class path like everything else.
 */
module se.malspar.domain {
    requires static transitive org.jspecify;
    requires transitive com.fasterxml.jackson.annotation;
    requires transitive org.axonframework.messaging;
    requires transitive org.axonframework.modelling;
    requires transitive org.axonframework.eventsourcing;

    exports se.malspar.domain.assessment;
    exports se.malspar.domain.commission;
    exports se.malspar.domain.decision;
    exports se.malspar.domain.evidence;
    exports se.malspar.domain.followup;
    exports se.malspar.domain.fulfilment;
    exports se.malspar.domain.goal;
    exports se.malspar.domain.ledger;
    exports se.malspar.domain.plan;
    exports se.malspar.domain.quantity;
    exports se.malspar.domain.registry;
    exports se.malspar.domain.state;
    exports se.malspar.domain.time;
    exports se.malspar.domain.trail;
}
