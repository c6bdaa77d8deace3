/** Whether the tables answer what a replay of the log answers, and in the right words. */
@NullMarked
package se.malspar.app.answers;

import org.jspecify.annotations.NullMarked;
