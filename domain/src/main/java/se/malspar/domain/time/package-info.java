/**
 * The three axes, kept apart by type: decided ({@link se.malspar.domain.time.DecidedOn}), valid ({@link
 * se.malspar.domain.time.Period}) and recorded (an instant); {@link se.malspar.domain.time.AsOf} fixes all three.
 */
@NullMarked
package se.malspar.domain.time;

import org.jspecify.annotations.NullMarked;
