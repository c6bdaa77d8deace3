/** What the doors may depend on. */
@NullMarked
package se.malspar.app.architecture;

import org.jspecify.annotations.NullMarked;
