package se.malspar.app.platform;

import java.time.Duration;
import java.util.OptionalLong;
import se.malspar.app.eventlog.EventLog;
import se.malspar.app.eventlog.LogTail;
import se.malspar.projections.projecting.Snapshot;

/**
 * How new an answer must be: whoever records can read it at once, and whoever tells what position of the log they have
 * seen is never shown an earlier one, whichever node and database the answer comes from.
 */
public final class Freshness {

    /** An answer tells in this header how far in the log it had come, and a question how far the answer must have come. */
    public static final String LOG_POSITION = "Log-Position";

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(5);

    private final EventLog log;
    private final LogTail tail;
    private final Snapshot snapshot;
    private final ReadingDatabase reading;

    Freshness(EventLog log, LogTail tail, Snapshot snapshot, ReadingDatabase reading) {
        this.log = log;
        this.tail = tail;
        this.snapshot = snapshot;
        this.reading = reading;
    }

    /**
     * Lets the thread at hand read answers, as soon as they have come to the position that is asked for; without one, to
     * the end of the log as it is now. Where patience ends before they have come there, an answer is still right for the
     * position that it states, but to a position that was asked for it throws {@link PositionNotReached}.
     */
    public void begin(OptionalLong atLeast) {
        end();
        // the primary's log is asked only by those who do not say what they have seen
        var position = atLeast.orElseGet(log::head);
        if (!reading.useReplica(position) && !awaits(position) && atLeast.isPresent()) {
            throw new PositionNotReached(position);
        }
    }

    /** The thread at hand has read what it needed. */
    public void end() {
        var _ = reading.leaveReplica();
    }

    private boolean awaits(long position) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (snapshot.position() < position) {
            if (System.nanoTime() > end) {
                return false;
            }
            tail.hurry();
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
