/** What the product is and how its pages are read. Start with {@link se.malspar.app.pages.om.AboutController}. */
@NullMarked
package se.malspar.app.pages.om;

import org.jspecify.annotations.NullMarked;
