/** What is signed of a log, and who holds it. Start with the controller. */
@NullMarked
package se.malspar.app.pages.kontrollpunkt;

import org.jspecify.annotations.NullMarked;
