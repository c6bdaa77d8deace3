/** Which §§ and papers are recorded, and what do they say of themselves? Start with {@link
 * se.malspar.projections.papers.Papers}. */
@NullMarked
package se.malspar.projections.papers;

import org.jspecify.annotations.NullMarked;
