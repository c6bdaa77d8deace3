/** Those who are hard to get right tried on trails that are worse than the archives. */
@NullMarked
package se.malspar.benchmark.peer;

import org.jspecify.annotations.NullMarked;
