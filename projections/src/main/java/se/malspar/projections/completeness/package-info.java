/** What is known to be missing? Start with {@link se.malspar.projections.completeness.Completeness}. */
@NullMarked
package se.malspar.projections.completeness;

import org.jspecify.annotations.NullMarked;
