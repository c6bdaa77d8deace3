/** Events and differences in words. Start with {@link se.malspar.projections.words.Sentences}. */
@NullMarked
package se.malspar.projections.words;

import org.jspecify.annotations.NullMarked;
