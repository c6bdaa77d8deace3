/**
 * The event log: every event is one immutable byte string, numbered in the order of commit and a leaf of its
 * municipality's Merkle tree. Start at {@link se.malspar.app.eventlog.LogWriter} for what is written, at
 * {@link se.malspar.app.eventlog.EventLog} for what is read; {@code V4__lean_event_log.sql} holds the table.
 */
@NullMarked
package se.malspar.app.eventlog;

import org.jspecify.annotations.NullMarked;
