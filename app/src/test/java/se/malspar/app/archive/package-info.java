/** What archives promise: nothing lost, nothing twice, and the same log again. */
@NullMarked
package se.malspar.app.archive;

import org.jspecify.annotations.NullMarked;
