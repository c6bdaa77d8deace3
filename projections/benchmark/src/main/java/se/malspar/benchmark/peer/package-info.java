/** What a user would pick instead, filled from the same log and asked the same questions. */
@NullMarked
package se.malspar.benchmark.peer;

import org.jspecify.annotations.NullMarked;
