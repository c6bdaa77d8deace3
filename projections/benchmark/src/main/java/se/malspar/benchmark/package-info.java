/**
 * Measures the product against the limits of the machine and against what a user would pick instead. Start with {@link
 * se.malspar.benchmark.workload.Workload}.
 */
@NullMarked
package se.malspar.benchmark;

import org.jspecify.annotations.NullMarked;
