/** What is asked, and the answers in a form in which they can be compared. */
@NullMarked
package se.malspar.benchmark.answer;

import org.jspecify.annotations.NullMarked;
