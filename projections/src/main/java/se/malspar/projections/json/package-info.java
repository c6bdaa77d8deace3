/** The one way that events and registrations become JSON and come back. Start with {@link se.malspar.projections.json.TrailJson}. */
@NullMarked
package se.malspar.projections.json;

import org.jspecify.annotations.NullMarked;
