/**
 * The yearly operational plan ({@code verksamhetsplan}) and its activities. Start with {@link
 * se.malspar.domain.plan.PlanEvent}; the rules are {@link se.malspar.domain.plan.Plan}.
 */
@NullMarked
package se.malspar.domain.plan;

import org.jspecify.annotations.NullMarked;
