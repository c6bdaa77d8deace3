package se.malspar.projections.projecting;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import se.malspar.domain.decision.Municipality;

/**
 * Tells of several municipalities at a time: who tells waits for its database half of the time, so that one alone leaves
 * most of a machine idle.
 */
final class SideBySide {

    /** With their readers and their database they keep two cores busy; more would hold more facts in memory at a time. */
    private static final int TELLERS = 2;

    private SideBySide() {}

    /** Tells all there is of one municipality. */
    @FunctionalInterface
    interface Teller {
        void tell(Municipality municipality, ReadingAhead facts);
    }

    /** How many tell at a time, where there is so much to tell. */
    static int tellersOf(List<ReadingAhead.Start> starts) {
        return Math.clamp(starts.size(), 1, TELLERS);
    }

    /**
     * Returns when every municipality has been told of. What fails for one is thrown when those begun are at their end;
     * no other is begun after it.
     *
     * @param upTo the last position to read
     */
    static void tell(LogSource log, List<ReadingAhead.Start> starts, long upTo, Teller teller) {
        var left = new ConcurrentLinkedQueue<>(starts);
        var threads = Thread.ofPlatform().daemon().name("answers-teller-", 1).factory();
        try (var executor = Executors.newThreadPerTaskExecutor(threads)) {
            IntStream.range(0, tellersOf(starts))
                    .mapToObj(_ -> executor.submit(() -> tellThoseLeft(log, left, upTo, teller)))
                    .toList()
                    .forEach(SideBySide::await);
        }
    }

    private static void tellThoseLeft(LogSource log, Queue<ReadingAhead.Start> left, long upTo, Teller teller) {
        try (var ahead = new ReadingAhead(log, left, upTo)) {
            for (var next = ahead.next(); next.isPresent(); next = ahead.next()) {
                teller.tell(next.get(), ahead);
            }
        } finally {
            left.clear(); // whoever is done has left none, unless it failed
        }
    }

    private static void await(Future<?> told) {
        try {
            told.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw new IllegalStateException(e.getCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the answers were told", e);
        }
    }
}
