/**
 * The follow-up of a period, as a page and as a paper to attach. Start with
 * {@link se.malspar.app.pages.uppfoljning.FollowUpPageController}.
 */
@NullMarked
package se.malspar.app.pages.uppfoljning;

import org.jspecify.annotations.NullMarked;
