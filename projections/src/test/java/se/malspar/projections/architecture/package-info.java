/** What the answers may depend on. */
@NullMarked
package se.malspar.projections.architecture;

import org.jspecify.annotations.NullMarked;
