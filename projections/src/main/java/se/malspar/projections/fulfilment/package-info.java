/** How well are the goals met at a moment? Start with {@link se.malspar.projections.fulfilment.FulfilmentAt}. */
@NullMarked
package se.malspar.projections.fulfilment;

import org.jspecify.annotations.NullMarked;
