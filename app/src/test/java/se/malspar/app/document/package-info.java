@NullMarked
package se.malspar.app.document;

import org.jspecify.annotations.NullMarked;
