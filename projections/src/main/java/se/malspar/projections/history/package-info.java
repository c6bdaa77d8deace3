/** Which paragraphs made it so? Start with {@link se.malspar.projections.history.HistoryOf}. */
@NullMarked
package se.malspar.projections.history;

import org.jspecify.annotations.NullMarked;
