/** Whether answers can be taken along and checked elsewhere. */
@NullMarked
package se.malspar.app.evidence;

import org.jspecify.annotations.NullMarked;
