/**
 * Archives of invented municipalities, the same for the same seed. Start with {@link
 * se.malspar.benchmark.workload.Workload}.
 */
@NullMarked
package se.malspar.benchmark.workload;

import org.jspecify.annotations.NullMarked;
