/** Which municipalities are worth remembering. */
@NullMarked
package se.malspar.projections.state;

import org.jspecify.annotations.NullMarked;
