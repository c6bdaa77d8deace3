/** Classes that break the rules of the app, to prove that the rules can fail; out of reach of its component scan. */
@NullMarked
package se.malspar.architecture.violating;

import org.jspecify.annotations.NullMarked;
