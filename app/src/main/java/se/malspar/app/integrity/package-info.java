/**
 * That the log is the one it was: checkpoints signed outside the database, what others say of them, and what happens
 * when something does not agree. Start with {@link se.malspar.app.integrity.Signer}.
 */
@NullMarked
package se.malspar.app.integrity;

import org.jspecify.annotations.NullMarked;
