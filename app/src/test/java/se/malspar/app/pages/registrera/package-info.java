@NullMarked
package se.malspar.app.pages.registrera;

import org.jspecify.annotations.NullMarked;
