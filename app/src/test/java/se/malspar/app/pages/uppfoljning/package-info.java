@NullMarked
package se.malspar.app.pages.uppfoljning;

import org.jspecify.annotations.NullMarked;
