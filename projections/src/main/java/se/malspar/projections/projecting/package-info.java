/** How answers follow the log. Start with {@link se.malspar.projections.projecting.Projection}. */
@NullMarked
package se.malspar.projections.projecting;

import org.jspecify.annotations.NullMarked;
