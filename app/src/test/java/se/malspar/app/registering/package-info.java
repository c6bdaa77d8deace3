/** Recording over HTTP, as a registrar's program does it. */
@NullMarked
package se.malspar.app.registering;

import org.jspecify.annotations.NullMarked;
