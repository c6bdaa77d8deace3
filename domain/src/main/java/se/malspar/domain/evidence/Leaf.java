package se.malspar.domain.evidence;

import se.malspar.domain.state.Logged;

/**
 * An event and its number in the municipality's tree.
 *
 * @param number from 0
 */
public record Leaf(long number, Logged logged) {}
