package se.malspar.app.eventlog;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** The appends that wait for the writer, in order of arrival, and no more of them than memory has room for. */
final class AppendQueue {

    private static final int MOST_EVENTS_AT_ONCE = 2_000;
    private static final long MOST_BYTES_AT_ONCE = 4L << 20;
    private static final long MOST_BYTES_WAITING = 32L << 20;

    /** With this many at once, it no longer pays to wait for more. */
    private static final int ENOUGH = 64;

    private static final long GATHERING = TimeUnit.MICROSECONDS.toNanos(200);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Condition emptied = lock.newCondition();
    private final Deque<Append> waiting = new ArrayDeque<>();
    private long bytesWaiting;
    private int taken;
    private int wanted = 1;
    private boolean closed;

    /** Waits while the queue is full. */
    void put(Append append) {
        lock.lock();
        try {
            while (!closed && !waiting.isEmpty() && bytesWaiting + append.bytes() > MOST_BYTES_WAITING) {
                emptied.awaitUninterruptibly();
            }
            if (closed) {
                throw new EventStoreException("The event log is closing and takes no more events");
            }
            waiting.add(append);
            bytesWaiting += append.bytes();
            if (waiting.size() >= wanted) {
                filled.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** What waits, at least one append and at most a batch; empty when the queue is closed and nothing waits. */
    List<Append> take() {
        lock.lock();
        try {
            // Those who were just answered are likely to come again, and meet those who came meanwhile.
            var expected = taken + waiting.size();
            while (waiting.isEmpty() && !closed) {
                filled.awaitUninterruptibly();
            }
            if (expected <= ENOUGH) {
                gather(expected);
            }
            var batch = new ArrayList<Append>();
            var events = 0;
            var bytes = 0L;
            while (!waiting.isEmpty()) {
                var next = waiting.element();
                events += next.drafts().size();
                bytes += next.bytes();
                if (!batch.isEmpty() && (events > MOST_EVENTS_AT_ONCE || bytes > MOST_BYTES_AT_ONCE)) {
                    break;
                }
                batch.add(waiting.remove());
                bytesWaiting -= next.bytes();
            }
            taken = batch.size();
            emptied.signalAll();
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /** Waits a moment for so many: to commit together costs less than to wait for each other's commits. */
    private void gather(int expected) {
        wanted = expected;
        try {
            var left = GATHERING;
            while (waiting.size() < expected && !closed && left > 0) {
                left = filled.awaitNanos(left);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            wanted = 1;
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            filled.signal();
            emptied.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
