/** What holds now, at a glance. Start with {@link se.malspar.app.pages.nulage.NowController}. */
@NullMarked
package se.malspar.app.pages.nulage;

import org.jspecify.annotations.NullMarked;
