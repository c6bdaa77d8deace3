/** Pages to read in a browser, without JavaScript. Start with {@link se.malspar.app.pages.ram.Frames}. */
@NullMarked
package se.malspar.app.pages;

import org.jspecify.annotations.NullMarked;
