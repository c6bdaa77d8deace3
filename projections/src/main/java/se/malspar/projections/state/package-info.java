/** What held at a moment? Start with {@link se.malspar.projections.state.StateAt}. */
@NullMarked
package se.malspar.projections.state;

import org.jspecify.annotations.NullMarked;
