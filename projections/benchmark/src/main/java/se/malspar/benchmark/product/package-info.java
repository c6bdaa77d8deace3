/** The product, run as it is shipped. */
@NullMarked
package se.malspar.benchmark.product;

import org.jspecify.annotations.NullMarked;
