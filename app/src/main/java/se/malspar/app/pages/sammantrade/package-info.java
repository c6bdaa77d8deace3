/** What was decided at a meeting. Start with {@link se.malspar.app.pages.sammantrade.MeetingPageController}. */
@NullMarked
package se.malspar.app.pages.sammantrade;

import org.jspecify.annotations.NullMarked;
