package se.malspar.projections.state;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.PointId;
import se.malspar.domain.time.DecidedOn;
import se.malspar.domain.trail.RegistrationId;

/** The rows about a municipality that were there before, as far as what is told now concerns them. */
final class StoredStatements {

    private static final String COLUMNS = """
            position, recorded_at, basis, event_id, registration, municipality, standing, subject,
            voids_point, bearing, said, awaiting, about_papers, valid_from, valid_until""";

    private final JdbcClient db;
    private final Municipality municipality;
    private final boolean any;
    private final Set<String> changedSubjects = new TreeSet<>();
    private @Nullable Set<PointId> voidedPoints;

    StoredStatements(JdbcClient db, Municipality municipality) {
        this.db = db;
        this.municipality = municipality;
        this.any = db.sql("select exists (select 1 from answers.statement where municipality = :municipality)")
                .param("municipality", municipality.code())
                .query(Boolean.class)
                .single();
    }

    boolean haveChanged() {
        return !changedSubjects.isEmpty();
    }

    /** From an instant on, what a registration says is known no more. */
    void annul(RegistrationId registration, Instant knownUntil) {
        change(
                """
                        update answers.statement set known_until = :at, may_overtake = false
                        where municipality = :municipality and registration = :registration and known_until is null
                        returning subject
                        """,
                statement -> statement
                        .param("at", knownUntil.atOffset(ZoneOffset.UTC))
                        .param("registration", registration.value()));
    }

    /** From an instant on, the statements of a registration are read with another day; before, as they were. */
    void interpret(RegistrationId registration, DecidedOn reading, Instant knownFrom) {
        change(
                """
                        with open as (
                            select s.* from answers.statement s
                            where s.municipality = :municipality and s.registration = :registration
                              and s.known_until is null and s.known_from < :at
                              and exists (select 1 from answers.basis b
                                          where b.municipality = s.municipality and b.basis = s.basis
                                            and b.content::json #>> '{decidedOn,printed}' = :printed
                                            and b.content::json #>> '{decidedOn,first}'
                                                <> b.content::json #>> '{decidedOn,last}')),
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
                        .param("at", knownFrom.atOffset(ZoneOffset.UTC))
                        .param("registration", registration.value())
                        .param("printed", reading.printed())
                        .param("first", reading.first())
                        .param("last", reading.last())
                        .param("impossible", reading.impossible()));
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

    /** Finds anew by what the rows are overtaken that the new ones, or a change, may concern. */
    void refresh(List<Written> written) {
        if (!any) {
            return; // the new rows know each other
        }
        refresh(changedSubjects, LocalDate.of(1, 1, 1), 0);
        if (!written.isEmpty()) {
            refresh(
                    written.stream()
                            .filter(each -> !each.said.isEmpty())
                            .map(each -> each.stated.subject().path())
                            .collect(Collectors.toSet()),
                    written.stream()
                            .map(Written::decidedLast)
                            .min(LocalDate::compareTo)
                            .orElseThrow(),
                    written.getFirst().stated.position());
        }
    }

    /**
     * As {@link Overtaking} has it. What is found is changed where it lies: of a municipality that the database has no
     * statistics of, its planner expects one row, and would compare every row with every other to find it by its key.
     *
     * @param decidedFrom rows overtaken before this day stay as they are
     * @param newFrom the position of the first new row
     */
    private void refresh(Collection<String> subjects, LocalDate decidedFrom, long newFrom) {
        if (subjects.isEmpty()) {
            return;
        }
        db.sql("""
                        with found as (
                            select i.tableoid as part, i.ctid as row_in_part, j.decided_last as decided, j.valid_from as valid,
                                   j.known_from as known
                            from answers.statement i left join lateral (
                                select j.decided_last, j.valid_from, j.known_from
                                from answers.statement j
                                where j.municipality = i.municipality and j.subject = i.subject
                                  and j.may_overtake
                                  and j.decided_last > i.decided_last
                                  and (j.standing = 'DECIDED' or i.standing = 'REPORTED')
                                  and j.valid_until >= i.valid_until
                                  and split_part(j.said, e'\\x1e', 1) = split_part(i.said, e'\\x1e', 1)
                                order by j.decided_last, j.known_from, j.valid_from
                                limit 1) j on true
                            where i.municipality = :municipality and i.subject = any (:subjects)
                              and i.standing <> 'PROPOSED' and not i.awaiting and i.bearing is null
                              and i.decided_first = i.decided_last and i.said <> ''
                              and (i.position >= :newFrom or i.overtaken_decided is null
                                   or i.overtaken_decided >= :decidedFrom)
                              and (i.overtaken_decided, i.overtaken_valid, i.overtaken_known)
                                  is distinct from (j.decided_last, j.valid_from, j.known_from))
                        update answers.statement s
                        set overtaken_decided = found.decided, overtaken_valid = found.valid,
                            overtaken_known = found.known
                        from found
                        where s.tableoid = found.part and s.ctid = found.row_in_part
                        """)
                .param("municipality", municipality.code())
                .param("subjects", subjects.toArray(String[]::new))
                .param("decidedFrom", decidedFrom)
                .param("newFrom", newFrom)
                .update();
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
