/** The Merkle tree of RFC 6962 over bytes: what the bytes mean is not known here. */
@NullMarked
package se.malspar.domain.ledger;

import org.jspecify.annotations.NullMarked;
