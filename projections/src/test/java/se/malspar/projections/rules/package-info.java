@NullMarked
package se.malspar.projections.rules;

import org.jspecify.annotations.NullMarked;
