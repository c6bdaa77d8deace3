package se.malspar.app.platform;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.config.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Tries again, at start and every half minute, to heed the events that a projection could not: a municipality's events wait in their order
 * behind the first of them, and the others' go on.
 */
@Component
class DeadLetters implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final long SECONDS_BETWEEN = 30;

    private final Configuration axon;
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("dead-letters").factory());
    private volatile boolean running;

    DeadLetters(Configuration axon) {
        this.axon = axon;
    }

    @Override
    public void start() {
        running = true;
        var _ = clockwork.scheduleWithFixedDelay(this::tryAgain, 1, SECONDS_BETWEEN, TimeUnit.SECONDS);
    }

    private void tryAgain() {
        try {
            var heeded = retry();
            if (heeded > 0) {
                LOG.info("Händelser som inte kunde tas emot förut är nu med i svaren, för {} kommuner.", heeded);
            }
        } catch (RuntimeException e) {
            LOG.warn("Händelser som väntar på projektionerna kunde inte prövas på nytt.", e);
        }
    }

    /** Tells the answers of what waits, municipality by municipality; returns for how many it went well. */
    int retry() {
        var waiting = axon.eventProcessingConfiguration()
                .sequencedDeadLetterProcessor(AnswersFollower.GROUP)
                .orElseThrow();
        var heeded = 0;
        while (waiting.processAny()) {
            heeded++;
        }
        return heeded;
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
