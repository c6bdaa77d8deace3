/** Having content destroyed ({@code gallring}). Start with {@link se.malspar.app.destruction.Destroying}. */
@NullMarked
package se.malspar.app.destruction;

import org.jspecify.annotations.NullMarked;
