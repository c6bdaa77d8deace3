package se.malspar.app.platform;

import se.malspar.domain.decision.Municipality;

/** Keeps something in memory that it lets go when a municipality's content has been destroyed. */
@FunctionalInterface
public interface Forgetful {

    void forget(Municipality municipality);
}
