/**
 * The whole trail of a municipality, and the rules for what may be recorded next. Start with {@link
 * se.malspar.domain.trail.Registration}, what a registrar asks us to record; {@link
 * se.malspar.domain.trail.TrailDecider} judges it, {@link se.malspar.domain.trail.TrailAggregate} plugs it into Axon.
 */
@NullMarked
package se.malspar.domain.trail;

import org.jspecify.annotations.NullMarked;
