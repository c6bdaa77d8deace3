package se.malspar.projections.projecting;

import se.malspar.domain.decision.Municipality;
import se.malspar.domain.state.Logged;

/** An event of a municipality as the log has it, with the name of who recorded it. */
public record Fact(Municipality municipality, Logged logged, String actor) {}
