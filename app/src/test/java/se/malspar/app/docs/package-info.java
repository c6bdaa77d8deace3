/** Tests that hold the documents to the product. */
@NullMarked
package se.malspar.app.docs;

import org.jspecify.annotations.NullMarked;
