@NullMarked
package se.malspar.projections.fulfilment;

import org.jspecify.annotations.NullMarked;
