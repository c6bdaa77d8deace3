/** The doors of the product; a package per visitor's errand. Start with {@link se.malspar.app.Malspar}. */
@NullMarked
package se.malspar.app;

import org.jspecify.annotations.NullMarked;
