@NullMarked
package se.malspar.projections.search;

import org.jspecify.annotations.NullMarked;
