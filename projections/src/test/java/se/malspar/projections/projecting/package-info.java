/** How the answers are told. */
@NullMarked
package se.malspar.projections.projecting;

import org.jspecify.annotations.NullMarked;
