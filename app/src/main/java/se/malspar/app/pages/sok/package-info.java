/** Finding what is written somewhere. Start with {@link se.malspar.app.pages.sok.SearchPageController}. */
@NullMarked
package se.malspar.app.pages.sok;

import org.jspecify.annotations.NullMarked;
