@NullMarked
package se.malspar.app.demo;

import org.jspecify.annotations.NullMarked;
