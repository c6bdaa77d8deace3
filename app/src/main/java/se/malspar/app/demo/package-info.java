/** The municipalities that come with the program. Start with {@link se.malspar.app.demo.DemoFile}. */
@NullMarked
package se.malspar.app.demo;

import org.jspecify.annotations.NullMarked;
