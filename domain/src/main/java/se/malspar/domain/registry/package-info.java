/** The municipality and its bodies as reference data, recorded in the log like everything else. */
@NullMarked
package se.malspar.domain.registry;

import org.jspecify.annotations.NullMarked;
