/** What other sites show of a goal. Start with {@link se.malspar.app.pages.inbaddat.EmbedController}. */
@NullMarked
package se.malspar.app.pages.inbaddat;

import org.jspecify.annotations.NullMarked;
