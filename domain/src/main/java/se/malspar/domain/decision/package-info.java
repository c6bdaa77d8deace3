/**
 * Who decided what, when, in which § and point, and how well that is known. Start with {@link
 * se.malspar.domain.decision.Basis}: every event carries one.
 */
@NullMarked
package se.malspar.domain.decision;

import org.jspecify.annotations.NullMarked;
