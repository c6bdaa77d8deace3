/** What surrounds every page: its moment, language, links and footer. Start with {@link se.malspar.app.pages.ram.Frames}. */
@NullMarked
package se.malspar.app.pages.ram;

import org.jspecify.annotations.NullMarked;
