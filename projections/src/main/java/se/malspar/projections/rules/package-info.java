/** The language of assessment models' rules. Start with {@link se.malspar.projections.rules.CelRules}. */
@NullMarked
package se.malspar.projections.rules;

import org.jspecify.annotations.NullMarked;
