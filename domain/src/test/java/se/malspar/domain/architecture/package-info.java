/** What the code may depend on, and classes that break each rule to prove that it can fail. */
@NullMarked
package se.malspar.domain.architecture;

import org.jspecify.annotations.NullMarked;
