package se.malspar.app.eventlog;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** The appends that wait for the writer, in order of arrival. */
final class AppendQueue {

    private static final int MOST_APPENDS = 256;
    private static final long MOST_BYTES = 2L << 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Append> waiting = new ArrayDeque<>();
    private boolean closed;

    void put(Append append) {
        lock.lock();
        try {
            if (closed) {
                throw new EventStoreException("The event log is closing and takes no more events");
            }
            waiting.add(append);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** What waits, at least one append and at most a batch; empty when the queue is closed and nothing waits. */
    List<Append> take() {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                changed.awaitUninterruptibly();
            }
            var batch = new ArrayList<Append>();
            var bytes = 0L;
            while (!waiting.isEmpty() && batch.size() < MOST_APPENDS) {
                bytes += waiting.element().bytes();
                if (bytes > MOST_BYTES && !batch.isEmpty()) {
                    break;
                }
                batch.add(waiting.remove());
            }
            return batch;
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }
}
