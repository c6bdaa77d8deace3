/** Who may record: users, log-in, tokens. Start with {@link se.malspar.app.access.AccessRules}. */
@NullMarked
package se.malspar.app.access;

import org.jspecify.annotations.NullMarked;
