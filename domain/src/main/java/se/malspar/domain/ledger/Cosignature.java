package se.malspar.domain.ledger;

import java.time.Instant;

/** A witness's word, checked: it has seen no other tree than this one and those it has grown from. */
public record Cosignature(NoteKey witness, Instant cosignedAt) {}
