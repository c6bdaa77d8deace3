package se.malspar.projections.projecting;

import se.malspar.domain.decision.Municipality;

/**
 * How far the answers about a municipality have come.
 *
 * @param position of the last event of the municipality that they know; 0 for none
 * @param edition another one means that rows known before have changed
 */
public record Told(Municipality municipality, long position, long edition) {}
