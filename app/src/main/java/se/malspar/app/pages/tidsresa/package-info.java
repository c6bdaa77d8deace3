/** What held at any moment, and what differs between two. Start with {@link se.malspar.app.pages.tidsresa.TravelController}. */
@NullMarked
package se.malspar.app.pages.tidsresa;

import org.jspecify.annotations.NullMarked;
