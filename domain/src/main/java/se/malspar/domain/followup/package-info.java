/**
 * What was reported for a period, and the § that approved it. Start with {@link
 * se.malspar.domain.followup.FollowUpEvent}.
 */
@NullMarked
package se.malspar.domain.followup;

import org.jspecify.annotations.NullMarked;
