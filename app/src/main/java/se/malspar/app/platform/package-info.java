/** Wiring only: database, Axon, JSON, clock, problems. Start with {@link se.malspar.app.platform.AxonWiring}. */
@NullMarked
package se.malspar.app.platform;

import org.jspecify.annotations.NullMarked;
