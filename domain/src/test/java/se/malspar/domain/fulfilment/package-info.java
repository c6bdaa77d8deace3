@NullMarked
package se.malspar.domain.fulfilment;

import org.jspecify.annotations.NullMarked;
