/** Answers to take along and check elsewhere. Start with {@link se.malspar.app.evidence.EvidenceController}. */
@NullMarked
package se.malspar.app.evidence;

import org.jspecify.annotations.NullMarked;
