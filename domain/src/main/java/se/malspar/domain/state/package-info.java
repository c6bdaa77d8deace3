/**
 * The fold: what held at a moment on the three axes, every field with the decision point that gave it. Start with {@link
 * se.malspar.domain.state.Fold}.
 */
@NullMarked
package se.malspar.domain.state;

import org.jspecify.annotations.NullMarked;
