/** What differs between two moments? Start with {@link se.malspar.projections.comparison.Comparison}. */
@NullMarked
package se.malspar.projections.comparison;

import org.jspecify.annotations.NullMarked;
