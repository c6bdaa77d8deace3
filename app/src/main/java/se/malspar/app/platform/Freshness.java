package se.malspar.app.platform;

import java.time.Duration;
import se.malspar.app.eventlog.EventLog;
import se.malspar.projections.projecting.Projections;

/** Lets an answer wait for what was recorded before the question was put: whoever records can read it at once. */
public final class Freshness {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(5);

    private final EventLog log;
    private final Projections projections;

    public Freshness(EventLog log, Projections projections) {
        this.log = log;
        this.projections = projections;
    }

    /** Returns when the answers have come to the head of the log as it is now, or when patience is at an end. */
    public boolean await() {
        return await(log.head());
    }

    boolean await(long head) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (projections.position() < head) {
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
