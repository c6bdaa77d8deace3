/** Which municipalities and bodies are there? Start with {@link
 * se.malspar.projections.registry.Registry}. */
@NullMarked
package se.malspar.projections.registry;

import org.jspecify.annotations.NullMarked;
