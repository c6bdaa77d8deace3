package se.malspar.app.platform;

import java.time.Duration;
import se.malspar.app.eventlog.EventLog;
import se.malspar.projections.projecting.Snapshot;

/** Lets an answer wait for what was recorded before the question was put: whoever records can read it at once. */
public final class Freshness {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(5);

    private final EventLog log;
    private final Snapshot snapshot;

    public Freshness(EventLog log, Snapshot snapshot) {
        this.log = log;
        this.snapshot = snapshot;
    }

    /** Returns when the answers have come to the head of the log as it is now, or when patience is at an end. */
    public boolean await() {
        return await(log.head());
    }

    boolean await(long head) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (snapshot.position() < head) {
            if (System.nanoTime() > end) {
                return false;
            }
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
