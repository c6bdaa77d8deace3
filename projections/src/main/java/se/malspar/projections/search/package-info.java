/**
 * Where is it written? Goals, activities, commissions, §§ and papers by their words, and §§ by any spelling of a citation.
 * Start with {@link se.malspar.projections.search.Search}.
 */
@NullMarked
package se.malspar.projections.search;

import org.jspecify.annotations.NullMarked;
