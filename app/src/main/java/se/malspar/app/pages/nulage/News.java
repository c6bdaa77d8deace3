package se.malspar.app.pages.nulage;

import java.io.IOException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import se.malspar.domain.decision.Municipality;
import se.malspar.projections.projecting.Snapshot;

/** Tells whoever looks at a municipality that something has been recorded there, once the answers know it. */
@Component
class News implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(News.class);

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final int PAUSES_BETWEEN_SIGNS_OF_LIFE = 20;
    private static final int MOST_LISTENERS = 1_000;

    private final Snapshot snapshot;
    private final Queue<Listener> listeners = new ConcurrentLinkedQueue<>();
    private @Nullable ScheduledExecutorService watch;
    private long seen;
    private int pauses;

    /** Somebody who has the municipality as it was when its answers had come to a position. */
    private record Listener(Municipality municipality, long position, SseEmitter emitter) {}

    News(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** Whether there is room for one more; whoever is turned away asks now and then instead. */
    boolean isFull() {
        return listeners.size() >= MOST_LISTENERS;
    }

    SseEmitter listen(Municipality municipality) {
        var emitter = new SseEmitter(LONGEST.toMillis());
        emitter.onCompletion(() -> forget(emitter));
        emitter.onTimeout(emitter::complete);
        emitter.onError(_ -> forget(emitter));
        var listener = new Listener(municipality, snapshot.told(municipality).position(), emitter);
        listeners.add(listener);
        send(listener, SseEmitter.event().comment("")); // opens the line at once
        return emitter;
    }

    private void look() {
        try {
            if (listeners.isEmpty()) {
                return;
            }
            var position = snapshot.position();
            if (position != seen) {
                seen = position;
                listeners.forEach(this::tell);
            }
            pauses = (pauses + 1) % PAUSES_BETWEEN_SIGNS_OF_LIFE;
            if (pauses == 0) {
                // so that proxies keep the line open, and those who have gone are noticed
                listeners.forEach(listener -> send(listener, SseEmitter.event().comment("")));
            }
        } catch (RuntimeException e) {
            LOG.warn("Det gick inte att se efter om något nytt har registrerats: {}", e.toString());
        }
    }

    private void tell(Listener listener) {
        var position = snapshot.told(listener.municipality()).position();
        if (position > listener.position() && listeners.remove(listener)) {
            listeners.add(new Listener(listener.municipality(), position, listener.emitter()));
            send(listener, SseEmitter.event().name("registrerat").data(position));
        }
    }

    private void send(Listener listener, SseEmitter.SseEventBuilder event) {
        try {
            listener.emitter().send(event);
        } catch (IOException | IllegalStateException gone) {
            forget(listener.emitter());
        }
    }

    private void forget(SseEmitter emitter) {
        listeners.removeIf(listener -> listener.emitter().equals(emitter));
    }

    @Override
    public void start() {
        var executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("nyheter").factory());
        var _ = executor.scheduleWithFixedDelay(this::look, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        watch = executor;
    }

    /** Before the server waits for its requests to end: these never would. */
    @Override
    public void stop() {
        if (watch != null) {
            watch.shutdownNow();
            watch = null;
        }
        listeners.forEach(listener -> listener.emitter().complete());
        listeners.clear();
    }

    @Override
    public boolean isRunning() {
        return watch != null;
    }
}
