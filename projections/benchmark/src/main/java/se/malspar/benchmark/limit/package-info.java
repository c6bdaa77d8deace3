/** What the database and the machine can do at most with the same bytes. */
@NullMarked
package se.malspar.benchmark.limit;

import org.jspecify.annotations.NullMarked;
