/** Record: §§, papers and corrections of our own records, by HTTP. Start with {@link
 * se.malspar.app.registering.RegistrationController}. */
@NullMarked
package se.malspar.app.registering;

import org.jspecify.annotations.NullMarked;
