package se.malspar.app.eventlog;

import java.nio.ByteBuffer;
import java.time.Instant;

/** The last event of the log. The hash of its salted bytes tells it from any other event at the same position. */
record Head(long position, Instant recordedAt, ByteBuffer leafHash) {

    /** Of a log without events. */
    static final Head NONE = new Head(0, Instant.EPOCH, ByteBuffer.allocate(0));
}
