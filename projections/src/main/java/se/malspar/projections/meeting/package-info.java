/** What was decided at a meeting, before and after? Start with {@link
 * se.malspar.projections.meeting.MeetingReplay}. */
@NullMarked
package se.malspar.projections.meeting;

import org.jspecify.annotations.NullMarked;
