package se.malspar.app.eventlog;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log as its follower reads it, on from a position. After a quiet while the follower is woken at once by what this
 * process records, and within a moment by what others do; while much is recorded it is woken when somebody is in a hurry,
 * and otherwise now and then: to tell of many events together costs far less than to tell of each. What has been done for
 * it, as a load does that tells the answers itself, it is not shown.
 */
public final class LogTail implements StreamableMessageSource<TrackedEventMessage<?>> {

    private static final Logger logger = LoggerFactory.getLogger(LogTail.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private static final Duration SHORTEST_REST = Duration.ofMillis(50);
    private static final Duration LONGEST_REST = Duration.ofMillis(400);

    private final PostgresEventStorageEngine engine;
    private final EventLog log;
    private final LongSupplier doneUpTo;
    private final Set<Tail> open = ConcurrentHashMap.newKeySet();

    /**
     * The tail of a log.
     *
     * @param doneUpTo the position up to which nothing is left for its follower to do; asked anew for each page of events
     */
    public LogTail(PostgresEventStorageEngine engine, EventLog log, LongSupplier doneUpTo) {
        this.engine = engine;
        this.log = log;
        this.doneUpTo = doneUpTo;
        engine.whenStored(() -> open.forEach(Tail::wake));
    }

    /** Somebody waits for what has been recorded. */
    public void hurry() {
        open.forEach(Tail::hurry);
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        var tail = new Tail(PostgresEventStorageEngine.positionOf(token));
        open.add(tail);
        tail.watcher.start();
        return tail;
    }

    @Override
    public TrackingToken createTailToken() {
        return engine.createTailToken();
    }

    @Override
    public TrackingToken createHeadToken() {
        return engine.createHeadToken();
    }

    @Override
    public TrackingToken createTokenAt(Instant recordedAt) {
        return engine.createTokenAt(recordedAt);
    }

    /** Asks the database for events only when there are any; several threads may ask whether there are. */
    private final class Tail implements BlockingStream<TrackedEventMessage<?>> {

        private final Thread watcher =
                Thread.ofPlatform().daemon().name("log-tail").unstarted(this::watch);
        private volatile Runnable whenAvailable = () -> {};
        private volatile long head;
        private volatile boolean hurry;
        private volatile boolean closed;

        private long position;
        private Iterator<StoredEvent> page = Collections.emptyIterator();
        private @Nullable TrackedEventMessage<?> next;

        private Tail(long position) {
            this.position = position;
            this.head = position;
        }

        private void watch() {
            var rest = SHORTEST_REST;
            while (!closed) {
                if (seesNews()) {
                    rest(rest);
                    rest = rest.multipliedBy(2).compareTo(LONGEST_REST) < 0 ? rest.multipliedBy(2) : LONGEST_REST;
                } else {
                    rest = SHORTEST_REST;
                }
                LockSupport.parkNanos(this, BETWEEN_LOOKS.toNanos());
            }
        }

        private void rest(Duration longest) {
            hurry = false;
            var start = System.nanoTime();
            var rested = 0L;
            while (!closed && rested < (hurry ? SHORTEST_REST : longest).toNanos()) {
                LockSupport.parkNanos(this, (hurry ? SHORTEST_REST : longest).toNanos() - rested);
                rested = System.nanoTime() - start;
            }
        }

        private boolean seesNews() {
            try {
                var now = log.head();
                if (now > head) {
                    head = now;
                    whenAvailable.run();
                    return true;
                }
            } catch (RuntimeException lost) {
                logger.debug("The end of the log cannot be seen now", lost);
            }
            return false;
        }

        private void wake() {
            LockSupport.unpark(watcher);
        }

        private void hurry() {
            hurry = true;
            wake();
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            whenAvailable = callback;
            return true;
        }

        @Override
        public synchronized Optional<TrackedEventMessage<?>> peek() {
            if (next == null) {
                if (!page.hasNext() && position < head) {
                    position = Math.max(position, doneUpTo.getAsLong());
                    page = log.after(position, PagedLeaves.PAGE, Optional.empty())
                            .iterator();
                }
                if (page.hasNext()) {
                    var event = page.next();
                    position = event.position();
                    next = PostgresEventStorageEngine.message(event);
                }
            }
            return Optional.ofNullable(next);
        }

        @Override
        public boolean hasNextAvailable() {
            return peek().isPresent();
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            var end = System.nanoTime() + unit.toNanos(timeout);
            while (!hasNextAvailable()) {
                if (System.nanoTime() >= end) {
                    return false;
                }
                Thread.sleep(1);
            }
            return true;
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            while (true) {
                synchronized (this) {
                    var event = peek();
                    if (event.isPresent()) {
                        next = null;
                        return event.get();
                    }
                }
                Thread.sleep(1);
            }
        }

        @Override
        public void close() {
            open.remove(this);
            closed = true;
            wake();
        }
    }
}
