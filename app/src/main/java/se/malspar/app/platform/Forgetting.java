package se.malspar.app.platform;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.malspar.domain.decision.Municipality;
import se.malspar.projections.fulfilment.FulfilmentAt;
import se.malspar.projections.papers.Papers;
import se.malspar.projections.state.Memory;
import se.malspar.projections.state.Statements;

/**
 * Has this node forget what has been destroyed, whichever node had it destroyed: within a moment of its being told, nothing
 * that is kept in memory about the municipality is older.
 */
@Component
class Forgetting implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);
    private static final long SECONDS_BETWEEN = 1;

    private final JdbcClient db;
    private final TrailCache trails;
    private final Memory memory;
    private final Statements statements;
    private final Papers papers;
    private final FulfilmentAt fulfilment;
    private final List<Forgetful> others;
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("forgetting").factory());
    private long seen;
    private volatile boolean running;

    Forgetting(
            JdbcClient db,
            TrailCache trails,
            Memory memory,
            Statements statements,
            Papers papers,
            FulfilmentAt fulfilment,
            List<Forgetful> others) {
        this.db = db;
        this.trails = trails;
        this.memory = memory;
        this.statements = statements;
        this.papers = papers;
        this.fulfilment = fulfilment;
        this.others = List.copyOf(others);
    }

    @Override
    public void start() {
        running = true;
        var _ = clockwork.scheduleWithFixedDelay(this::look, 0, SECONDS_BETWEEN, TimeUnit.SECONDS);
    }

    private void look() {
        try {
            forgetWhatIsDestroyed();
        } catch (RuntimeException lost) {
            LOG.debug("What has been destroyed cannot be seen now", lost);
        }
    }

    /** Forgets what has been destroyed since it was last done. */
    synchronized void forgetWhatIsDestroyed() {
        record News(Municipality municipality, long position) {}
        db.sql("select municipality, position from answers.destruction where position > :seen order by position")
                .param("seen", seen)
                .query((row, _) -> new News(Municipality.of(row.getString(1)), row.getLong(2)))
                .list()
                .forEach(news -> {
                    forget(news.municipality());
                    seen = news.position();
                });
    }

    private void forget(Municipality municipality) {
        var _ = trails.remove(municipality.code());
        memory.forget(municipality);
        statements.forget();
        papers.forget(municipality);
        fulfilment.forget();
        others.forEach(other -> other.forget(municipality));
    }

    @Override
    public void stop() {
        running = false;
        clockwork.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
