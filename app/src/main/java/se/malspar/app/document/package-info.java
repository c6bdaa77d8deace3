/** Papers to keep: PDF/A of a text in HTML. Start with {@link se.malspar.app.document.ArchivalPdf}. */
@NullMarked
package se.malspar.app.document;

import org.jspecify.annotations.NullMarked;
