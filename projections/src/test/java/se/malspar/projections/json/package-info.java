@NullMarked
package se.malspar.projections.json;

import org.jspecify.annotations.NullMarked;
