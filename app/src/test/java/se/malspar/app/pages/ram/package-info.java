/** What all pages share. Start with {@link se.malspar.app.pages.ram.CitationTagTest}. */
@NullMarked
package se.malspar.app.pages.ram;

import org.jspecify.annotations.NullMarked;
