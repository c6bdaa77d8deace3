/** Whether what is examined is believed when it should be, and only then. */
@NullMarked
package se.malspar.verify;

import org.jspecify.annotations.NullMarked;
