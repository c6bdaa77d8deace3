/**
 * Whole archives: loads registrations from files by the same rules as the interface, and exports the log in the same
 * form. Start with {@link se.malspar.app.archive.Loading}; {@link se.malspar.app.archive.ArchiveLine} is the form.
 */
@NullMarked
package se.malspar.app.archive;

import org.jspecify.annotations.NullMarked;
