package se.malspar.projections.state;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.LongSupplier;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.state.Stated;
import se.malspar.domain.state.Timelines;
import se.malspar.projections.projecting.Told;

/**
 * The timelines of the municipalities that are being asked about, as far as there is room. A municipality is taken up the
 * second time that it is asked about within a while; the tables answer until then. Where there is no room, it must be
 * asked about far more than another that it would crowd out: to take one up costs as much as many answers from the
 * tables, and where all are asked about alike nothing is won by changing them.
 */
public final class Memory {

    private static final double ASKED_BEFORE_IT_IS_WORTH_IT = 1.5;

    /** To take up one in the place of another. */
    private static final double TIMES_MORE_THAN_THE_OTHER = 2;

    private static final int MORE_THAN_THAT = 10;
    private static final Duration A_WHILE = Duration.ofMinutes(10);
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(30);

    private final long room;
    private final Cache<Municipality, Remembered> remembered;
    private final Cache<Municipality, Demand> demands =
            Caffeine.newBuilder().maximumSize(1_000).build();
    private final LongSupplier nanos;

    /** How often a municipality has been asked about of late: what is a while ago counts half. */
    private static final class Demand {
        private double asks;
        private long since;
        private volatile boolean tooLarge;

        synchronized double asked(long now) {
            asks = at(now) + 1;
            since = now;
            return asks;
        }

        synchronized double at(long now) {
            return asks * Math.pow(0.5, (double) (now - since) / A_WHILE.toNanos());
        }
    }

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

        private int weight() {
            return Math.max(1, ask(Timelines::size));
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
     * @param room for how many statements; one takes about a kilobyte. With 0 everything is answered by the tables
     */
    public Memory(long room) {
        this(room, System::nanoTime);
    }

    Memory(long room, LongSupplier nanos) {
        this.room = room;
        this.nanos = nanos;
        this.remembered = Caffeine.newBuilder()
                .maximumWeight(room)
                .<Municipality, Remembered>weigher((_, each) -> each.weight())
                .expireAfterAccess(FORGOTTEN_AFTER)
                .ticker(nanos::getAsLong)
                .executor(Runnable::run)
                .build();
    }

    /** The answer from memory, if the municipality is there or is worth taking up. */
    <T> Optional<T> ask(Told told, Source source, Function<Timelines, T> question) {
        if (room == 0) {
            return Optional.empty();
        }
        var demand = demands.get(told.municipality(), _ -> new Demand());
        var asked = demand.asked(nanos.getAsLong());
        var known = remembered.getIfPresent(told.municipality());
        if (known != null && known.edition > told.edition()) {
            return Optional.empty(); // asked by somebody who still sees an older one
        }
        if (known == null || known.edition < told.edition()) {
            if (known == null && !isWorthIt(demand, asked)) {
                return Optional.empty();
            }
            known = takenUp(told, source, demand);
        } else if (known.catchUp(told, source)) {
            remembered.put(told.municipality(), known); // it weighs more now
        }
        return Optional.of(known.ask(question));
    }

    private boolean isWorthIt(Demand demand, double asked) {
        if (demand.tooLarge || asked < ASKED_BEFORE_IT_IS_WORTH_IT) {
            return false;
        }
        var held = remembered.asMap();
        // as large as those that are held, until it has been read
        var fits = size() + size() / Math.max(1, held.size()) <= room;
        return fits || asked >= TIMES_MORE_THAN_THE_OTHER * demand(leastAsked()) + MORE_THAN_THAT;
    }

    /** Of those that are held. */
    private Optional<Municipality> leastAsked() {
        return remembered.asMap().keySet().stream().min(Comparator.comparingDouble(each -> demand(Optional.of(each))));
    }

    private double demand(Optional<Municipality> municipality) {
        return municipality
                .map(demands::getIfPresent)
                .map(demand -> demand.at(nanos.getAsLong()))
                .orElse(0.0);
    }

    /** Lets those go that are asked about least until there is room. */
    private synchronized void hold(Municipality municipality, Remembered fresh) {
        remembered.invalidate(municipality);
        while (size() + fresh.weight() > room) {
            leastAsked().ifPresent(remembered::invalidate);
        }
        remembered.put(municipality, fresh);
    }

    private Remembered takenUp(Told told, Source source, Demand demand) {
        var fresh = new Remembered(told.edition());
        var _ = fresh.catchUp(told, source);
        if (fresh.weight() > room) {
            demand.tooLarge = true;
        } else {
            hold(told.municipality(), fresh);
        }
        return fresh;
    }

    /** Lets a municipality go, since something that it said is destroyed. */
    public void forget(Municipality municipality) {
        remembered.invalidate(municipality);
    }

    /** How many statements it holds, about. */
    public long size() {
        return remembered.policy().eviction().orElseThrow().weightedSize().orElse(0);
    }
}
