package se.malspar.projections.projecting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.trail.RecordEvent.ContentDestroyed;

/**
 * Keeps all answers at one position of the log, so that an answer put together from several of them is of one moment,
 * and rebuilds them while the product answers: each municipality in one transaction, so that readers see the old rows
 * until the new ones are there.
 */
public final class Projections {

    /**
     * Spells «answers». Held by whoever writes answers, to the end of its transaction; shared by those who write about one
     * municipality. The log has a lock of its own: nobody waits to record while answers are told.
     */
    private static final long LOCK = 0x61_6e_73_77_65_72_73L;

    /** Held with a municipality's number, after the lock that is shared. */
    private static final int LOCK_OF_ONE = 0x61_6e_73_77;

    /** Facts that are held at a time, by all who tell: so many fit in memory, and twenty years of most municipalities. */
    private static final int LONGEST_STRETCH = 20_000;

    /** Where less than one event in so many is new, the database's planner does well with what it knew. */
    private static final long ONE_IN = 5;

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final TransactionTemplate undoable;
    private final List<Projection> projections;
    private final LogSource log;

    public Projections(
            JdbcClient db, PlatformTransactionManager transactions, List<Projection> projections, LogSource log) {
        this.db = db;
        this.transaction = new TransactionTemplate(transactions);
        this.undoable = new TransactionTemplate(transactions);
        this.undoable.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.projections = List.copyOf(projections);
        this.log = log;
    }

    /**
     * Tells every projection of the next events, in the caller's transaction or in one of its own. What a municipality's
     * answers already know is passed over.
     */
    public void project(List<Fact> facts) {
        if (facts.isEmpty()) {
            return;
        }
        transaction.executeWithoutResult(_ -> {
            lock();
            var byMunicipality = new LinkedHashMap<Municipality, List<Fact>>();
            for (var fact : facts) {
                byMunicipality
                        .computeIfAbsent(fact.municipality(), _ -> new ArrayList<>())
                        .add(fact);
            }
            byMunicipality.forEach((municipality, theirs) -> tell(Told.read(db, municipality), theirs));
            advance(facts.getLast().logged().position());
        });
    }

    /** As {@link #project}, for one event; where it fails, the caller's transaction can go on as if nothing had been tried. */
    public void projectOrUndo(Fact fact) {
        undoable.executeWithoutResult(_ -> project(List.of(fact)));
    }

    private Told tell(Told told, List<Fact> facts) {
        var news = facts.stream()
                .filter(fact -> fact.logged().position() > told.position())
                .toList();
        if (news.isEmpty()) {
            return told;
        }
        if (news.stream().anyMatch(fact -> fact.logged().event() instanceof ContentDestroyed)) {
            return tellAnew(told, news.getLast().logged().position());
        }
        var changed = false;
        for (var projection : projections) {
            changed |= projection.project(told.municipality(), news);
        }
        var now = new Told(told.municipality(), news.getLast().logged().position(), told.edition() + (changed ? 1 : 0));
        store(now);
        return now;
    }

    /** As the log has it now: what is destroyed is told nowhere any more, in no row of any projection. */
    private Told tellAnew(Told told, long upTo) {
        projections.forEach(projection -> projection.forget(told.municipality()));
        var stretches = new Stretches(
                LONGEST_STRETCH,
                stretch -> projections.forEach(projection -> projection.project(told.municipality(), stretch)));
        log.replay(told.municipality(), 0, upTo, stretches::add);
        stretches.end();
        var now = new Told(told.municipality(), upTo, told.edition() + 1);
        store(now);
        return now;
    }

    /** The position of the log that all answers have come to; those about one municipality may be further. */
    public long position() {
        return db.sql("select position from answers.position").query(Long.class).single();
    }

    public List<String> names() {
        return projections.stream().map(Projection::name).toList();
    }

    /**
     * Tells everything that the log holds and the answers do not know yet, municipality by municipality: much faster
     * than event by event where there is much to tell.
     *
     * @param progress hears how many events have been told since it last heard, from one thread at a time
     */
    public void catchUp(LongConsumer progress) {
        var events = new AtomicLong();
        LongConsumer counting = told -> {
            synchronized (events) {
                events.addAndGet(told);
                progress.accept(told);
            }
        };
        var head = log.head();
        var starts = log.municipalities().stream()
                .map(each -> new ReadingAhead.Start(each, Told.read(db, each).position()))
                .filter(start -> start.after() < log.lastOf(start.municipality()))
                .toList();
        SideBySide.tell(
                log,
                starts,
                head,
                (municipality, facts) -> transaction.executeWithoutResult(_ -> {
                    lock(municipality);
                    var told = new AtomicReference<>(Told.read(db, municipality));
                    var stretches = new Stretches(stretchesOf(starts), stretch -> {
                        told.updateAndGet(before -> tell(before, stretch));
                        counting.accept(stretch.size());
                    });
                    facts.tell(stretches::add);
                    stretches.end();
                }));
        transaction.executeWithoutResult(_ -> {
            lock();
            advance(head);
        });
        if (events.get() * ONE_IN >= head) {
            describe();
        }
    }

    /**
     * Tells the database's planner what the tables hold now, instead of waiting until it looks by itself; the parts of a
     * table with the table.
     */
    private void describe() {
        db.sql("""
                        select format('analyze answers.%I', relname) from pg_class
                        where relnamespace = 'answers'::regnamespace and relkind in ('r', 'p') and not relispartition
                        """)
                .query(String.class)
                .list()
                .forEach(analysis -> db.sql(analysis).update());
    }

    /** How many facts each of those who tell holds at a time. */
    private static int stretchesOf(List<ReadingAhead.Start> starts) {
        return LONGEST_STRETCH / SideBySide.tellersOf(starts);
    }

    /** Hands on a municipality's facts in stretches that fit in memory. */
    private static final class Stretches {

        private final int longest;
        private final Consumer<List<Fact>> listener;
        private final List<Fact> stretch = new ArrayList<>();

        private Stretches(int longest, Consumer<List<Fact>> listener) {
            this.longest = longest;
            this.listener = listener;
        }

        private void add(Fact fact) {
            stretch.add(fact);
            if (stretch.size() == longest) {
                end();
            }
        }

        private void end() {
            listener.accept(stretch);
            stretch.clear();
        }
    }

    /** Rebuilds the projections whose rows were written by another revision of the program; returns their names. */
    public List<String> rebuildOutdated() {
        var outdated = projections.stream()
                .filter(projection -> storedRevision(projection) != projection.revision())
                .toList();
        rebuild(outdated);
        return log.municipalities().isEmpty()
                ? List.of() // at the very first start there is nothing to tell anew
                : outdated.stream().map(Projection::name).toList();
    }

    /** Rebuilds one projection by name; throws {@link IllegalArgumentException} where there is none of that name. */
    public void rebuild(String name) {
        var named = projections.stream()
                .filter(projection -> projection.name().equals(name))
                .toList();
        if (named.isEmpty()) {
            throw new IllegalArgumentException("No projection is called " + name);
        }
        rebuild(named);
    }

    /** Rebuilds every projection, reading the log once. */
    public void rebuildAll() {
        rebuild(projections);
    }

    private void rebuild(List<Projection> outdated) {
        if (outdated.isEmpty()) {
            return;
        }
        var head = log.head();
        var starts = log.municipalities().stream()
                .map(each -> new ReadingAhead.Start(each, 0))
                .toList();
        SideBySide.tell(
                log,
                starts,
                head,
                (municipality, facts) -> transaction.executeWithoutResult(
                        _ -> rebuild(outdated, municipality, facts, head, stretchesOf(starts))));
        outdated.forEach(projection -> db.sql("""
                        insert into answers.projection (name, revision) values (:name, :revision)
                        on conflict (name) do update set revision = excluded.revision
                        """)
                .param("name", projection.name())
                .param("revision", projection.revision())
                .update());
        describe();
    }

    private void rebuild(
            List<Projection> outdated, Municipality municipality, ReadingAhead facts, long head, int longest) {
        lock(municipality);
        var told = Told.read(db, municipality);
        outdated.forEach(projection -> projection.forget(municipality));
        var stretches = new Stretches(
                longest, stretch -> outdated.forEach(projection -> projection.project(municipality, stretch)));
        Consumer<Fact> telling = fact -> {
            if (fact.logged().position() <= told.position()) {
                stretches.add(fact);
            }
        };
        facts.tell(telling);
        if (told.position() > head) {
            log.replay(municipality, head, told.position(), telling); // recorded and told since the reading began
        }
        stretches.end();
        store(new Told(municipality, told.position(), told.edition() + 1));
    }

    private void store(Told told) {
        db.sql("""
                        insert into answers.told (municipality, position, edition)
                        values (:municipality, :position, :edition)
                        on conflict (municipality) do update
                            set position = excluded.position, edition = excluded.edition
                        """)
                .param("municipality", told.municipality().code())
                .param("position", told.position())
                .param("edition", told.edition())
                .update();
    }

    private void advance(long position) {
        db.sql("update answers.position set position = :position where position < :position")
                .param("position", position)
                .update();
    }

    private int storedRevision(Projection projection) {
        return db.sql("select revision from answers.projection where name = :name")
                .param("name", projection.name())
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /** Until the end of the transaction, nobody else writes answers about any municipality. */
    private void lock() {
        db.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query((_, _) -> true)
                .single();
    }

    /** Until the end of the transaction, nobody else writes answers about the municipality; about others they may. */
    private void lock(Municipality municipality) {
        db.sql("select pg_advisory_xact_lock_shared(:lock)")
                .param("lock", LOCK)
                .query((_, _) -> true)
                .single();
        db.sql("select pg_advisory_xact_lock(:lock, hashtext(:municipality))")
                .param("lock", LOCK_OF_ONE)
                .param("municipality", municipality.code())
                .query((_, _) -> true)
                .single();
    }
}
