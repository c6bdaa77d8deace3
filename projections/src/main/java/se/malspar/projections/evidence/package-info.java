/**
 * Proved answers as files: JSON and Swedish text, to the byte the same wherever they are made. Start with {@link
 * se.malspar.projections.evidence.EvidenceFiles}.
 */
@NullMarked
package se.malspar.projections.evidence;

import org.jspecify.annotations.NullMarked;
