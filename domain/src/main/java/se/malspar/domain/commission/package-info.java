/**
 * Commissions ({@code uppdrag}): given by a point, reported back, closed by a point. Start with {@link
 * se.malspar.domain.commission.CommissionEvent}.
 */
@NullMarked
package se.malspar.domain.commission;

import org.jspecify.annotations.NullMarked;
