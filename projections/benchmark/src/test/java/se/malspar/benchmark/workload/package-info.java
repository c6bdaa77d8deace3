/** The archives tried: that the rules accept them, and that they are what they are said to be. */
@NullMarked
package se.malspar.benchmark.workload;

import org.jspecify.annotations.NullMarked;
