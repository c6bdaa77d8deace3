package se.malspar.projections.projecting;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps all answers at one position of the log, so that an answer put together from several of them is of one moment,
 * and rebuilds them while the product answers: a municipality at a time, each in one transaction, so that readers see
 * the old rows until the new ones are there.
 */
public final class Projections {

    /** Held by whoever writes answers, to the end of its transaction. */
    private static final long LOCK = 0x6d616c73706172L;

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final List<Projection> projections;
    private final LogSource log;

    public Projections(JdbcClient db, TransactionTemplate transaction, List<Projection> projections, LogSource log) {
        this.db = db;
        this.transaction = transaction;
        this.projections = List.copyOf(projections);
        this.log = log;
    }

    /** Tells every projection of the next event, in the caller's transaction or in one of its own. */
    public void project(Fact fact) {
        transaction.executeWithoutResult(_ -> {
            lock();
            projections.forEach(projection -> projection.project(fact));
            db.sql("update answers.position set position = greatest(position, :position)")
                    .param("position", fact.logged().position())
                    .update();
        });
    }

    /** The position of the log that the answers have come to. */
    public long position() {
        return db.sql("select position from answers.position").query(Long.class).single();
    }

    public List<String> names() {
        return projections.stream().map(Projection::name).toList();
    }

    /** Rebuilds the projections whose rows were written by another revision of the program; returns their names. */
    public List<String> rebuildOutdated() {
        var outdated = projections.stream()
                .filter(projection -> storedRevision(projection) != projection.revision())
                .toList();
        outdated.forEach(this::rebuild);
        return log.municipalities().isEmpty()
                ? List.of() // at the very first start there is nothing to tell anew
                : outdated.stream().map(Projection::name).toList();
    }

    /** Rebuilds one projection by name; throws {@link IllegalArgumentException} where there is none of that name. */
    public void rebuild(String name) {
        rebuild(projections.stream()
                .filter(projection -> projection.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No projection is called " + name)));
    }

    private void rebuild(Projection projection) {
        for (var municipality : log.municipalities()) {
            transaction.executeWithoutResult(_ -> {
                lock();
                projection.forget(municipality);
                log.replay(municipality, position(), projection::project);
            });
        }
        db.sql("""
                        insert into answers.projection (name, revision) values (:name, :revision)
                        on conflict (name) do update set revision = excluded.revision
                        """)
                .param("name", projection.name())
                .param("revision", projection.revision())
                .update();
    }

    private int storedRevision(Projection projection) {
        return db.sql("select revision from answers.projection where name = :name")
                .param("name", projection.name())
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    private void lock() {
        db.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query((_, _) -> true)
                .single();
    }
}
