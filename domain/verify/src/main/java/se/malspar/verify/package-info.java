/**
 * Checks what Målspår says without asking Målspår: evidence packages, checkpoints, and a log's growth as a witness. Start
 * with {@link se.malspar.verify.Verify}.
 */
@NullMarked
package se.malspar.verify;

import org.jspecify.annotations.NullMarked;
