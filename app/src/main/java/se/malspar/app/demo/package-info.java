/** The municipalities that a newcomer sees at the first start. Start with {@link se.malspar.app.demo.DemoData}. */
@NullMarked
package se.malspar.app.demo;

import org.jspecify.annotations.NullMarked;
