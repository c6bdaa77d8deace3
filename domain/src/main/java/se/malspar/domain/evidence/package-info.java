/**
 * Answers that can be proved: a question, the leaves of the log that bear on it, and what a replay of those leaves says. The
 * product and whoever checks it use the same code. Start with {@link se.malspar.domain.evidence.EvidenceAnswer}.
 */
@NullMarked
package se.malspar.domain.evidence;

import org.jspecify.annotations.NullMarked;
