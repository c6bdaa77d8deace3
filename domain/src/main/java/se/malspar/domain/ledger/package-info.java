/**
 * The Merkle tree of RFC 6962, and what is proved with it, in the open formats of C2SP. Bytes and texts in, bytes and texts
 * out: what a leaf means is not known here. Start with {@link se.malspar.domain.ledger.Checkpoint}.
 */
@NullMarked
package se.malspar.domain.ledger;

import org.jspecify.annotations.NullMarked;
