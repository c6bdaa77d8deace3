package se.malspar.projections.state;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.state.Stated;
import se.malspar.domain.state.Timelines;
import se.malspar.projections.projecting.Told;

/**
 * The timelines of the municipalities that are being asked about, as far as there is room. A municipality is taken up the
 * second time that it is asked about within a while; the tables answer until then.
 */
public final class Memory {

    private static final int ASKED_BEFORE_IT_IS_WORTH_IT = 2;
    private static final Duration A_WHILE = Duration.ofMinutes(10);
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(30);

    private final long room;
    private final Cache<Municipality, Remembered> remembered;
    private final Cache<Municipality, AtomicInteger> asked =
            Caffeine.newBuilder().expireAfterWrite(A_WHILE).maximumSize(1_000).build();

    /** What a municipality has said, up to a position, in one edition. */
    private static final class Remembered {
        private final ReadWriteLock lock = new ReentrantReadWriteLock();
        private final Timelines timelines = new Timelines();
        private final long edition;
        private long position;

        private Remembered(long edition) {
            this.edition = edition;
        }

        /** Heeds what has been told since; returns whether that was anything. */
        private boolean catchUp(Told told, Source source) {
            lock.readLock().lock();
            try {
                if (position >= told.position()) {
                    return false;
                }
            } finally {
                lock.readLock().unlock();
            }
            lock.writeLock().lock();
            try {
                if (position < told.position()) {
                    source.between(position, told.position()).forEach(timelines::add);
                    position = told.position();
                }
                return true;
            } finally {
                lock.writeLock().unlock();
            }
        }

        private <T> T ask(Function<Timelines, T> question) {
            lock.readLock().lock();
            try {
                return question.apply(timelines);
            } finally {
                lock.readLock().unlock();
            }
        }

        private int size() {
            return ask(Timelines::size);
        }
    }

    /** Where the statements come from. */
    interface Source {

        /** Every statement told after a position, up to and including another, in the order of the log. */
        List<Stated> between(long after, long upTo);
    }

    /**
     * An empty memory.
     *
     * @param room for how many statements; one takes some 400 bytes. With 0 everything is answered by the tables
     */
    public Memory(long room) {
        this.room = room;
        this.remembered = Caffeine.newBuilder()
                .maximumWeight(room)
                .<Municipality, Remembered>weigher((_, each) -> Math.max(1, each.size()))
                .expireAfterAccess(FORGOTTEN_AFTER)
                .executor(Runnable::run)
                .build();
    }

    /** The answer from memory, if the municipality is there or is worth taking up. */
    <T> Optional<T> ask(Told told, Source source, Function<Timelines, T> question) {
        if (room == 0) {
            return Optional.empty();
        }
        var known = remembered.getIfPresent(told.municipality());
        if (known != null && known.edition > told.edition()) {
            return Optional.empty(); // asked by somebody who still sees an older one
        }
        if (known == null || known.edition < told.edition()) {
            known = takenUp(told, source);
            if (known == null) {
                return Optional.empty();
            }
        } else if (known.catchUp(told, source)) {
            remembered.put(told.municipality(), known); // it weighs more now
        }
        return Optional.of(known.ask(question));
    }

    private @Nullable Remembered takenUp(Told told, Source source) {
        var times = asked.get(told.municipality(), _ -> new AtomicInteger());
        if (times.incrementAndGet() < ASKED_BEFORE_IT_IS_WORTH_IT) {
            return null;
        }
        var fresh = new Remembered(told.edition());
        var _ = fresh.catchUp(told, source);
        if (fresh.size() > room) {
            times.set(Integer.MIN_VALUE); // not before this has been forgotten
        } else {
            remembered.put(told.municipality(), fresh);
        }
        return fresh;
    }

    /** How many statements it holds, about. */
    public long size() {
        return remembered.policy().eviction().orElseThrow().weightedSize().orElse(0);
    }
}
