/** What was decided, for feed readers. Start with {@link se.malspar.app.pages.floden.DecisionFeedController}. */
@NullMarked
package se.malspar.app.pages.floden;

import org.jspecify.annotations.NullMarked;
