package se.malspar.domain.evidence;

import se.malspar.domain.decision.DecidedEvent;

/** Tells what an event says, as one sentence. */
@FunctionalInterface
public interface Wording {

    String of(DecidedEvent event);
}
