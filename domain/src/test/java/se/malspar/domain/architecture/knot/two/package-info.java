/** One end of a knot that the rule about cycles must find. */
@NullMarked
package se.malspar.domain.architecture.knot.two;

import org.jspecify.annotations.NullMarked;
