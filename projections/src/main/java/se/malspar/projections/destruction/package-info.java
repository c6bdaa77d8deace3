/**
 * What has been destroyed, and which answers of the past it was part of. Start with {@link
 * se.malspar.projections.destruction.Destructions}.
 */
@NullMarked
package se.malspar.projections.destruction;

import org.jspecify.annotations.NullMarked;
