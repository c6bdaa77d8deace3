/**
 * The rules of Målspår. A module only so that {@code TrailEvent} may be sealed over the families' packages: it runs on
 * the class path like everything else.
 */
module se.malspar.domain {
    requires static transitive org.jspecify;
    requires transitive com.fasterxml.jackson.annotation;
    requires transitive org.axonframework.modelling;
}
