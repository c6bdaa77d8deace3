package se.malspar.app.platform;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.malspar.app.eventlog.EventLog;
import se.malspar.projections.projecting.Projections;

/**
 * Before anybody asks: answers that are far behind the log, after a bulk load or a change of their tables, are told
 * municipality by municipality, and the follower then goes on from there.
 */
final class CaughtUp {

    private static final Logger LOG = LoggerFactory.getLogger(CaughtUp.class);

    /** What the follower tells in a second or two. */
    private static final long FAR = 5_000;

    private final EventLog log;
    private final Projections projections;

    CaughtUp(EventLog log, Projections projections) {
        this.log = log;
        this.projections = projections;
    }

    /** Returns when the answers are near the head of the log. */
    void prepare() {
        var behind = log.head() - projections.position();
        if (behind > FAR || (behind > 0 && projections.position() == 0)) {
            LOG.info("Svaren byggs från {} händelser i loggen.", behind);
            projections.catchUp(_ -> {});
        }
    }
}
