/** What would be so if more were recorded. Start with {@link se.malspar.projections.supposing.Supposing}. */
@NullMarked
package se.malspar.projections.supposing;

import org.jspecify.annotations.NullMarked;
