package se.malspar.app.eventlog;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.malspar.domain.ledger.Frontier;

/**
 * The only pen of the log: one thread that writes whatever waits in one transaction, and then tells each append truly
 * whether it is stored. Several processes may have a writer each on one database: a lock in the database lines them up.
 * A position drawn before the lock is taken is only stored if it still is the next one, so that positions have no gaps
 * and stand in the order of commit.
 */
public final class LogWriter implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(LogWriter.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final AppendQueue queue = new AppendQueue();
    private final DataSource dataSource;
    private final Duration patience;
    private final AppendGate gate;
    private final Thread thread;

    private volatile Runnable afterCommit = () -> {};

    // Only the writer's thread touches these.
    private @Nullable LogConnection connection;
    private boolean alone;
    private Head knownHead = Head.NONE;
    private final Map<String, Frontier> knownTrees = new HashMap<>();

    private LogWriter(DataSource dataSource, Duration patience, AppendGate gate) {
        this.dataSource = dataSource;
        this.patience = patience;
        this.gate = gate;
        this.thread = Thread.ofPlatform().daemon().name("event-log-writer").unstarted(this::run);
    }

    /**
     * Starts to write, over one connection at a time.
     *
     * @param dataSource not the pool that appends may be holding all of
     * @param gate asked before each append
     */
    public static LogWriter start(DataSource dataSource, AppendGate gate) {
        return start(dataSource, PATIENCE, gate);
    }

    /** Starts to write, and waits no longer than that for a lost database before an outcome is called unknown. */
    static LogWriter start(DataSource dataSource, Duration patience, AppendGate gate) {
        var writer = new LogWriter(dataSource, patience, gate);
        writer.thread.start();
        return writer;
    }

    /** Has somebody told, in the writer's thread, each time that something has been stored. */
    public void afterCommit(Runnable told) {
        afterCommit = told;
    }

    /** Completed when the drafts are durable, or with the reason why none of them is stored. */
    CompletableFuture<@Nullable Void> append(List<Draft> drafts) {
        return append(drafts, Optional.empty());
    }

    /** As {@link #append(List)}, and refused where the append with the given answer is not stored. */
    CompletableFuture<@Nullable Void> append(List<Draft> drafts, Optional<CompletableFuture<@Nullable Void>> after) {
        try {
            drafts.stream().map(Draft::municipality).distinct().forEach(gate::requireOpen);
        } catch (TrailClosed closed) {
            return CompletableFuture.failedFuture(closed);
        }
        var append = new Append(drafts, after);
        queue.put(append);
        return append.answer();
    }

    /** Takes no more appends, and returns when those that wait are written. */
    @Override
    public void close() {
        queue.close();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        for (var appends = queue.take(); !appends.isEmpty(); appends = queue.take()) {
            try {
                write(appends);
            } catch (RuntimeException | Error unforeseen) {
                logger.error("The event log's writer failed, and goes on", unforeseen);
                forget();
                fail(appends, () -> new AppendOutcomeUnknown(unforeseen));
            }
        }
        forget();
    }

    private void write(List<Append> appends) {
        if (alone && writtenAtOnce(appends)) {
            return;
        }
        Batch batch;
        try {
            var end = lockedEnd();
            alone = end.head().equals(knownHead);
            if (!alone) {
                knownTrees.clear();
            }
            batch = new Batch(end.head(), end.now(), trees(appends));
            appends.forEach(batch::add);
            if (batch.accepted().isEmpty()) {
                current().rollback();
            }
        } catch (SQLException | RuntimeException failure) {
            logger.warn("{} appends were not written", appends.size(), failure);
            forget();
            fail(appends, () -> new EventStoreException("The events were not stored", failure));
            return;
        }
        if (!batch.accepted().isEmpty()) {
            try {
                current().commit(batch);
            } catch (SQLException | RuntimeException failure) {
                logger.warn("The database did not confirm {} appends: asking it", appends.size(), failure);
                switch (outcome(batch, failure)) {
                    case STORED -> confirm(batch);
                    case NOT_STORED ->
                        fail(batch.accepted(), () -> new EventStoreException("The events were not stored", failure));
                    case UNKNOWN -> fail(batch.accepted(), () -> new AppendOutcomeUnknown(failure));
                }
                refuse(batch);
                return;
            }
        }
        remember(batch);
        confirm(batch);
        refuse(batch);
    }

    /**
     * Writes without asking for the end of the log first, trusting that nobody else has written since: the database
     * stores nothing if somebody has. False where the appends still wait for their answers.
     */
    private boolean writtenAtOnce(List<Append> appends) {
        var now = current().now();
        if (now.isEmpty() || !unknown(appends).isEmpty()) {
            return false;
        }
        var batch = new Batch(knownHead, now.get(), known(appends));
        appends.forEach(batch::add);
        if (!batch.refused().isEmpty()) {
            // A refusal is judged by the log itself, never from memory.
            return false;
        }
        try {
            alone = current().commitAfter(knownHead, batch);
        } catch (SQLException | RuntimeException failure) {
            logger.info("The database did not confirm {} appends: asking it", appends.size(), failure);
            return switch (outcome(batch, failure)) {
                case STORED -> {
                    confirm(batch);
                    yield true;
                }
                case NOT_STORED -> false;
                case UNKNOWN -> {
                    fail(appends, () -> new AppendOutcomeUnknown(failure));
                    yield true;
                }
            };
        }
        if (alone) {
            remember(batch);
            confirm(batch);
        }
        return alone;
    }

    private LogConnection.End lockedEnd() throws SQLException {
        if (connection != null) {
            try {
                return connection.lock();
            } catch (SQLException failure) {
                // The connection may have died while nothing was written; nothing is lost by trying a new one.
                logger.info("The event log's connection is gone, opening another", failure);
                forget();
            }
        }
        connection = LogConnection.open(dataSource);
        return connection.lock();
    }

    /** The trees the appends are about, free to grow: remembered where they can be, otherwise read. */
    private Map<String, Frontier> trees(List<Append> appends) throws SQLException {
        var trees = known(appends);
        var unknown = unknown(appends);
        if (!unknown.isEmpty()) {
            trees.putAll(current().trees(unknown));
        }
        return trees;
    }

    private Map<String, Frontier> known(List<Append> appends) {
        var trees = new HashMap<String, Frontier>();
        for (var municipality : municipalities(appends)) {
            var known = knownTrees.get(municipality);
            if (known != null) {
                trees.put(municipality, known.copy());
            }
        }
        return trees;
    }

    private Set<String> unknown(List<Append> appends) {
        var unknown = municipalities(appends);
        unknown.removeAll(knownTrees.keySet());
        return unknown;
    }

    private static Set<String> municipalities(List<Append> appends) {
        var municipalities = new TreeSet<String>();
        for (var append : appends) {
            for (var draft : append.drafts()) {
                municipalities.add(draft.municipality());
            }
        }
        return municipalities;
    }

    /** What became of a batch that was never confirmed: it is stored whole, or not at all. */
    private enum Outcome {
        STORED,
        NOT_STORED,
        UNKNOWN
    }

    private Outcome outcome(Batch batch, Exception unanswered) {
        forget();
        var giveUpAt = System.nanoTime() + patience.toNanos();
        Exception reason = unanswered;
        do {
            try {
                connection = LogConnection.open(dataSource);
                // The lost transaction holds this lock for as long as its outcome is open.
                connection.lock();
                var stored = connection.holds(batch.head());
                connection.rollback();
                return stored ? Outcome.STORED : Outcome.NOT_STORED;
            } catch (SQLException failure) {
                reason = failure;
                forget();
            }
        } while (paused() && System.nanoTime() < giveUpAt);
        logger.error(
                "It is not known whether {} appends were stored, the last event at {}",
                batch.accepted().size(),
                batch.head().position(),
                reason);
        return Outcome.UNKNOWN;
    }

    private void remember(Batch batch) {
        knownHead = batch.head();
        knownTrees.putAll(batch.trees());
    }

    private void confirm(Batch batch) {
        batch.accepted().forEach(append -> append.answer().complete(null));
        if (!batch.accepted().isEmpty()) {
            afterCommit.run();
        }
    }

    private static void refuse(Batch batch) {
        batch.refused().forEach((append, reason) -> append.answer().completeExceptionally(reason));
    }

    private static boolean paused() {
        try {
            Thread.sleep(PAUSE);
            return true;
        } catch (InterruptedException _) {
            return false;
        }
    }

    private LogConnection current() {
        if (connection == null) {
            throw new IllegalStateException("No transaction is open");
        }
        return connection;
    }

    private void forget() {
        if (connection != null) {
            connection.close();
            connection = null;
        }
        alone = false;
        knownHead = Head.NONE;
        knownTrees.clear();
    }

    private static void fail(List<Append> appends, Supplier<? extends RuntimeException> failure) {
        appends.forEach(append -> append.answer().completeExceptionally(failure.get()));
    }
}
