/** Reading in a browser. */
@NullMarked
package se.malspar.app.pages;

import org.jspecify.annotations.NullMarked;
