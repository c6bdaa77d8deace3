package se.malspar.app.integrity;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.domain.ledger.Hash;
import se.malspar.domain.ledger.SignedNote;

/**
 * The one that signs, of all processes on a database and all that share a folder: whoever has the lock in the database
 * and the lock on the folder, for as long as both are held. It signs as soon as something is stored and, where others
 * store too, once a second.
 */
public final class Signing implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Signing.class);

    private static final Duration AT_LATEST = Duration.ofSeconds(1);

    /** Between two rounds: what is stored meanwhile is signed together, so that signing costs little of the storing. */
    private static final Duration PAUSE = Duration.ofMillis(100);

    /** The pause is so many times as long as the round before it, where that is longer: who stores goes first. */
    private static final int PAUSE_PER_ROUND = 19;

    private final DataSource database;
    private final SigningFolder folder;
    private final String name;
    private final Optional<AnchorFile> anchorFile;
    private final Quarantines quarantines;
    private final Clock clock;
    private final Semaphore work = new Semaphore(0);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private final Map<String, SignedNote> signed = new ConcurrentHashMap<>();
    private volatile boolean closed;
    private @Nullable Turn turn;
    private boolean failing;

    /**
     * Signs nothing before {@link #start}.
     *
     * @param database where a connection of its own is kept open
     */
    public Signing(
            DataSource database,
            SigningFolder folder,
            String name,
            Optional<AnchorFile> anchorFile,
            Quarantines quarantines,
            Clock clock) {
        this.database = database;
        this.folder = folder;
        this.name = name;
        this.anchorFile = anchorFile;
        this.quarantines = quarantines;
        this.clock = clock;
        this.thread = Thread.ofPlatform().daemon().name("signer").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Something was stored. */
    public void wake() {
        if (work.availablePermits() == 0) {
            work.release();
        }
    }

    /** Whether it is this process that signs. */
    public synchronized boolean isOurs() {
        return turn != null;
    }

    /** What was signed last of each log, where it is this process that signs. */
    Map<String, SignedNote> signed() {
        return isOurs() ? Map.copyOf(signed) : Map.of();
    }

    /** Signs what there is to sign, where this process is the one to do it. */
    public synchronized void now() {
        try {
            if (turn == null) {
                turn = SignerLock.take(folder, database).map(Turn::new).orElse(null);
            }
            if (turn != null) {
                turn.round();
            }
            failing = false;
        } catch (SQLException | RuntimeException failure) {
            if (closed || failing) {
                LOG.debug("Could still not sign", failure);
            } else {
                LOG.warn("Det gick inte att underteckna; nya försök görs / Could not sign; trying again", failure);
            }
            failing = true;
            end();
        }
    }

    /** As {@link Signer#close}, for whoever finds the log changed; nothing where another process signs. */
    synchronized void close(String municipality, Finding finding) {
        if (turn != null) {
            turn.signer.close(municipality, finding);
        }
    }

    private void run() {
        while (!closed) {
            var began = System.nanoTime();
            now();
            var took = Duration.ofNanos(System.nanoTime() - began);
            try {
                if (work.tryAcquire(AT_LATEST.toMillis(), TimeUnit.MILLISECONDS)) {
                    work.drainPermits();
                }
                if (closing.await(pauseAfter(took).toNanos(), TimeUnit.NANOSECONDS)) {
                    return;
                }
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private static Duration pauseAfter(Duration round) {
        return Stream.of(PAUSE, round.multipliedBy(PAUSE_PER_ROUND))
                .max(Comparator.naturalOrder())
                .filter(pause -> pause.compareTo(AT_LATEST) < 0)
                .orElse(AT_LATEST);
    }

    private void end() {
        if (turn != null) {
            turn.lock.close();
            turn = null;
        }
    }

    @Override
    public void close() {
        closed = true;
        closing.countDown();
        wake();
        try {
            if (thread.isAlive()) {
                thread.join();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            end();
        }
    }

    /** For as long as the locks are held. */
    private final class Turn {

        private record Seen(long position, @Nullable Hash leafHash) {}

        private final SignerLock lock;
        private final JdbcClient db;
        private final Signer signer;

        /** How far everything is signed; nothing until all has been looked at once. */
        private @Nullable Seen seen;

        Turn(SignerLock lock) {
            this.lock = lock;
            this.db = lock.db();
            this.signer = new Signer(folder, name, anchorFile, db, quarantines, clock, () -> !closed);
        }

        void round() {
            var head = at(db.sql("select coalesce(max(position), 0) from ledger.event")
                    .query(Long.class)
                    .single());
            var before = seen;
            if (before == null || !before.equals(at(before.position()))) {
                for (var municipality : everything()) {
                    if (closed) {
                        return;
                    }
                    signer.repeat(municipality);
                    sign(municipality);
                }
            } else if (head.position() > before.position()) {
                since(before.position()).forEach(this::sign);
            }
            seen = head;
        }

        private void sign(String municipality) {
            signer.sign(municipality)
                    .ifPresentOrElse(note -> signed.put(municipality, note), () -> signed.remove(municipality));
        }

        private Seen at(long position) {
            var hash = db.sql("select leaf_hash from ledger.event where position = :position")
                    .param("position", position)
                    .query(byte[].class)
                    .optional();
            return new Seen(position, hash.map(Hash::of).orElse(null));
        }

        private Set<String> everything() {
            var municipalities = new TreeSet<>(folder.municipalities());
            municipalities.addAll(StoredTree.municipalities(db));
            return municipalities;
        }

        private Set<String> since(long position) {
            return new TreeSet<>(db.sql("select distinct municipality from ledger.event where position > :position")
                    .param("position", position)
                    .query((row, _) -> row.getString(1))
                    .list());
        }
    }
}
