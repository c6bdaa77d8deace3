/** Numbers with their units, as outcomes and targets are written. */
@NullMarked
package se.malspar.domain.quantity;

import org.jspecify.annotations.NullMarked;
