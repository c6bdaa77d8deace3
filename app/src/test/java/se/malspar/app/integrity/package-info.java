/** That a log cannot become another without somebody being told. */
@NullMarked
package se.malspar.app.integrity;

import org.jspecify.annotations.NullMarked;
