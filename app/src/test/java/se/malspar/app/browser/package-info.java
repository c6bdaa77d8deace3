/** The pages as a person meets them, in a real browser. Start with {@link se.malspar.app.browser.TimeTravelTest}. */
@NullMarked
package se.malspar.app.browser;

import org.jspecify.annotations.NullMarked;
