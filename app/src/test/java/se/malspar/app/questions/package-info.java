/** Asking over HTTP. */
@NullMarked
package se.malspar.app.questions;

import org.jspecify.annotations.NullMarked;
