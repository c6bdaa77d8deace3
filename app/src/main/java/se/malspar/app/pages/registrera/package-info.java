/**
 * The desk: a registrar logs in, fills in a §, a paper or a whole follow-up, sees what it would change, and records it.
 * Start with {@link se.malspar.app.pages.registrera.RecordingController}.
 */
@NullMarked
package se.malspar.app.pages.registrera;

import org.jspecify.annotations.NullMarked;
