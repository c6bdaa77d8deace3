/** Rounds in which every contestant has its turn, and what they took. */
@NullMarked
package se.malspar.benchmark.measure;

import org.jspecify.annotations.NullMarked;
