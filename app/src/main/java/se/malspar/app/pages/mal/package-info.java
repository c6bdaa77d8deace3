/** The goals, and everything about one of them. Start with {@link se.malspar.app.pages.mal.GoalController}. */
@NullMarked
package se.malspar.app.pages.mal;

import org.jspecify.annotations.NullMarked;
