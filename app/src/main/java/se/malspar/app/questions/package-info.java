/** Ask: states, histories, meetings, §§, by HTTP. Start with {@link se.malspar.app.questions.MomentParameters}. */
@NullMarked
package se.malspar.app.questions;

import org.jspecify.annotations.NullMarked;
