package se.malspar.projections.state;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.PointId;
import se.malspar.domain.time.DecidedOn;
import se.malspar.domain.trail.RegistrationId;
import se.malspar.projections.projecting.Fact;
import se.malspar.projections.projecting.WholeRegistrations;

/** The rows about a municipality that were there before the facts that are told now, as far as those concern them. */
final class StoredStatements {

    private static final String COLUMNS = """
            position, recorded_at, basis, event_id, registration, municipality, standing, subject,
            voids_point, bearing, said, awaiting, about_papers, valid_from, valid_until""";

    private final JdbcClient db;
    private final Bases bases;
    private final Municipality municipality;
    private final Set<RegistrationId> whole;
    private final boolean any;
    private final Set<String> changedSubjects = new TreeSet<>();
    private @Nullable Set<PointId> voidedPoints;

    StoredStatements(JdbcClient db, Bases bases, Municipality municipality, List<Fact> facts) {
        this.db = db;
        this.bases = bases;
        this.municipality = municipality;
        this.whole = WholeRegistrations.in(facts);
        // before these facts: rows that a rebuild has just forgotten are passed by all at once
        this.any = db.sql("""
                        select exists (select 1 from answers.statement
                                       where municipality = :municipality and position < :first)
                        """)
                .param("municipality", municipality.code())
                .param("first", facts.getFirst().logged().position())
                .query(Boolean.class)
                .single();
    }

    boolean haveChanged() {
        return !changedSubjects.isEmpty();
    }

    /** From an instant on, what a registration says is known no more. */
    void annul(RegistrationId registration, Instant knownUntil) {
        if (mayHold(registration)) {
            change(
                    """
                            update answers.statement set known_until = :at, may_overtake = false
                            where municipality = :municipality and registration = :registration and known_until is null
                            returning subject
                            """,
                    statement -> statement
                            .param("registration", registration.value())
                            .param("at", knownUntil.atOffset(ZoneOffset.UTC)));
        }
    }

    /** From an instant on, the statements of a registration are read with another day; before, as they were. */
    void interpret(RegistrationId registration, DecidedOn reading, Instant knownFrom) {
        var uncertain = mayHold(registration)
                ? bases.of(
                        municipality, registration, basis -> basis.decidedOn().mayBeReadAs(reading))
                : List.<UUID>of();
        if (!uncertain.isEmpty()) {
            change(
                    """
                            with open as (
                                select s.* from answers.statement s
                                where s.municipality = :municipality and s.registration = :registration
                                  and s.basis = any (:bases) and s.known_until is null and s.known_from < :at),
                            read_anew as (
                                insert into answers.statement
                                    (known_from, decided_first, decided_last, impossible, may_overtake, %1$s)
                                select :at, :first, :last, :impossible, may_overtake, %1$s from open)
                            update answers.statement s set known_until = :at, may_overtake = false
                            from open
                            where s.municipality = :municipality and s.position = open.position
                              and s.known_from = open.known_from
                            returning s.subject
                            """.formatted(COLUMNS),
                    statement -> statement
                            .param("registration", registration.value())
                            .param("bases", uncertain.toArray(UUID[]::new))
                            .param("at", knownFrom.atOffset(ZoneOffset.UTC))
                            .param("first", reading.first())
                            .param("last", reading.last())
                            .param("impossible", reading.impossible()));
        }
    }

    /** What rests on a point that a new row takes out of force may overtake nothing any more. */
    void takeOutOfForce(List<Written> written) {
        var points = written.stream().flatMap(each -> each.voidsPoint.stream()).collect(Collectors.toSet());
        if (!points.isEmpty()) {
            voidedPoints().addAll(points);
            change(
                    """
                            update answers.statement s set may_overtake = false
                            from answers.basis b
                            where s.municipality = :municipality and s.may_overtake
                              and b.municipality = s.municipality and b.basis = s.basis and b.point = any (:points)
                            returning s.subject
                            """,
                    statement -> statement.param(
                            "points", points.stream().map(PointId::toString).toArray(String[]::new)));
        }
    }

    /** The points that some row, stored or new, takes out of force on some day. */
    Set<PointId> voidedPoints() {
        var known = voidedPoints;
        if (known == null) {
            known = new HashSet<>();
            if (any) {
                known.addAll(db.sql("""
                                select distinct voids_point from answers.statement
                                where municipality = :municipality and voids_point is not null
                                """)
                        .param("municipality", municipality.code())
                        .query((row, _) -> PointId.parse(row.getString(1)))
                        .list());
            }
            voidedPoints = known;
        }
        return known;
    }

    /** The rows that the new ones, or a change, may concern. */
    List<Stored> concernedBy(List<Written> written) {
        if (!any) {
            return List.of();
        }
        var subjects = new HashSet<>(changedSubjects);
        for (var each : written) {
            if (!each.said.isEmpty()) {
                subjects.add(each.subject());
            }
        }
        return subjects.isEmpty()
                ? List.of()
                : db.sql("""
                                select * from (
                                    select %s from answers.statement
                                    where municipality = :municipality and subject = any (:subjects)) stored
                                where may_overtake or may_be_overtaken
                                """.formatted(Stored.COLUMNS))
                        .param("municipality", municipality.code())
                        .param("subjects", subjects.toArray(String[]::new))
                        .query((row, _) -> new Stored(row))
                        .list();
    }

    /**
     * Writes down what the rows are overtaken by now. They are changed where they lie, and nobody else moves them before this
     * transaction ends: of a municipality that the database has no statistics of, its planner expects one row, and would
     * compare every row with every other to find it by its key.
     */
    void update(List<Stored> rows) {
        if (rows.isEmpty()) {
            return;
        }
        db.sql("""
                        update answers.statement s
                        set overtaken_decided = found.decided, overtaken_valid = found.valid,
                            overtaken_known = found.known
                        from unnest(:parts::oid[], :rowsInParts::tid[], :decided::date[], :valid::date[], :known::timestamptz[])
                            as found (part, row_in_part, decided, valid, known)
                        where s.tableoid = found.part and s.ctid = found.row_in_part
                        """)
                .param("parts", texts(rows, row -> row.part))
                .param("rowsInParts", texts(rows, row -> row.rowInPart))
                .param("decided", texts(rows, row -> row.overtaken().decided()))
                .param("valid", texts(rows, row -> row.overtaken().valid()))
                .param("known", texts(rows, row -> row.overtaken().known()))
                .update();
    }

    private static @Nullable String[] texts(List<Stored> rows, Function<Stored, @Nullable Object> value) {
        return rows.stream()
                .map(row -> Optional.ofNullable(value.apply(row))
                        .map(Object::toString)
                        .orElse(null))
                .toArray(String[]::new);
    }

    private boolean mayHold(RegistrationId registration) {
        return any && !whole.contains(registration);
    }

    private void change(String sql, UnaryOperator<StatementSpec> parameters) {
        if (any) {
            changedSubjects.addAll(parameters
                    .apply(db.sql(sql).param("municipality", municipality.code()))
                    .query(String.class)
                    .list());
        }
    }
}
