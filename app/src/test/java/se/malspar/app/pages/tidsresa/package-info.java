/** From one day to another. Start with {@link se.malspar.app.pages.tidsresa.StepsTest}. */
@NullMarked
package se.malspar.app.pages.tidsresa;

import org.jspecify.annotations.NullMarked;
