@NullMarked
package se.malspar.app.destruction;

import org.jspecify.annotations.NullMarked;
