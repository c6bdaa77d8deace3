/**
 * A goal's life: adopted, revised, measured, retired. Start with {@link se.malspar.domain.goal.GoalEvent}; the rules are
 * {@link se.malspar.domain.goal.Goal}.
 */
@NullMarked
package se.malspar.domain.goal;

import org.jspecify.annotations.NullMarked;
