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
 * Tries again, now and then, to heed the events that a projection could not: a municipality's events wait in their order
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
        var _ = clockwork.scheduleWithFixedDelay(this::tryAgain, SECONDS_BETWEEN, SECONDS_BETWEEN, TimeUnit.SECONDS);
    }

    private void tryAgain() {
        try {
            axon.eventProcessingConfiguration()
                    .sequencedDeadLetterProcessor(AnswersFollower.GROUP)
                    .ifPresent(waiting -> {
                        if (waiting.processAny()) {
                            LOG.info("En händelse som en projektion inte kunde ta emot är nu mottagen.");
                        }
                    });
        } catch (RuntimeException e) {
            LOG.warn("Händelser som väntar på projektionerna kunde inte prövas på nytt.", e);
        }
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
