package se.malspar.projections.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.domain.decision.Authority;
import se.malspar.domain.decision.MinutesEvent;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.Standing;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.trail.EventNames;
import se.malspar.projections.state.Statement;

/** Which decisions made a goal, plan or commission what it is, in the order they were decided, and what each changed? */
public final class HistoryOf {

    /** What one statement changed of one field; absent: nothing was stated. A proposal tells what it would change. */
    public record FieldDiff(Subject subject, String field, Optional<String> before, Optional<String> after) {}

    /** One statement and what it changed. */
    public record Entry(Statement statement, List<FieldDiff> changes) {}

    private final JdbcClient db;

    public HistoryOf(JdbcClient db) {
        this.db = db;
    }

    /** What a statement says of a field, or has said. */
    private record Said(Optional<String> value, boolean isReport) {}

    /** What a field holds so far, and whether a decision says so. */
    private record Held(Optional<String> value, boolean decided) {}

    /**
     * The whole history of a root subject and its parts, decided by a day and as known at an instant, with what took the
     * points it rests on out of force.
     */
    public List<Entry> answer(Municipality municipality, Subject root, LocalDate decidedBy, Instant recordedBy) {
        var statements = statements(municipality, root, decidedBy, recordedBy);
        var said = said(municipality, statements);
        var standing = new ArrayList<Statement>();
        SortedMap<String, Held> current = new TreeMap<>();
        var entries = new ArrayList<Entry>();
        for (var statement : statements) {
            standing.add(statement);
            var after = isVoiding(statement) ? heldBy(standing, said) : heeding(statement, current, said);
            entries.add(new Entry(statement, diffs(current, after)));
            if (statement.standing() == Standing.PROPOSED) {
                standing.removeLast();
            } else {
                current = after;
            }
        }
        return entries;
    }

    private static List<FieldDiff> diffs(SortedMap<String, Held> before, SortedMap<String, Held> after) {
        var keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        var diffs = new ArrayList<FieldDiff>();
        for (var key : keys) {
            var was = Optional.ofNullable(before.get(key)).flatMap(Held::value);
            var is = Optional.ofNullable(after.get(key)).flatMap(Held::value);
            if (!was.equals(is)) {
                var bar = key.indexOf('|');
                diffs.add(new FieldDiff(new Subject(key.substring(0, bar)), key.substring(bar + 1), was, is));
            }
        }
        return diffs;
    }

    /** What the statements leave, once the points that they take out of force are left out. */
    private static SortedMap<String, Held> heldBy(List<Statement> statements, Map<Long, SortedMap<String, Said>> said) {
        SortedMap<String, Held> held = new TreeMap<>();
        for (var statement : statements) {
            if (!isOutOfForce(statement, statements)) {
                held = heeding(statement, held, said);
            }
        }
        return held;
    }

    /** What is held after one more statement: a report does not overrule what a body has decided. */
    private static SortedMap<String, Held> heeding(
            Statement statement, SortedMap<String, Held> before, Map<Long, SortedMap<String, Said>> said) {
        var after = new TreeMap<>(before);
        said.getOrDefault(statement.position(), Collections.emptySortedMap()).forEach((key, field) -> {
            var decided = statement.standing() != Standing.REPORTED;
            var known = after.get(key);
            if (field.isReport() || decided || known == null || !known.decided()) {
                after.put(key, new Held(field.value(), decided));
            }
        });
        return after;
    }

    private static boolean isVoiding(Statement statement) {
        return MinutesEvent.Voiding.class.isAssignableFrom(EventNames.classOf(statement.type()));
    }

    private static boolean isOutOfForce(Statement statement, List<Statement> statements) {
        return statement.by() instanceof Authority.ByPoint(var point)
                && statements.stream()
                        .filter(HistoryOf::isVoiding)
                        .filter(other -> other.subject().equals(MinutesEvent.subject(point)))
                        .anyMatch(other -> !isOutOfForce(other, statements));
    }

    private List<Statement> statements(
            Municipality municipality, Subject root, LocalDate decidedBy, Instant recordedBy) {
        return db.sql("""
                        with known as materialized (
                            select * from answers.statement
                            where municipality = :municipality
                              and known_from <= :recordedBy and (known_until is null or known_until > :recordedBy)
                              and decided_first <= :decidedBy
                              and (root = :root or voids_point is not null)),
                        voiding as (
                            select v.* from known v where v.voids_point in (
                                select o.point from known o where o.root = :root)),
                        restoring as (
                            select v.* from known v where v.voids_point in (select o.point from voiding o))
                        select %s from (
                            select * from known where root = :root
                            union select * from voiding
                            union select * from restoring) s
                        order by s.place, s.position
                        """.formatted(Statement.COLUMNS))
                .param("municipality", municipality.code())
                .param("root", root.path())
                .param("recordedBy", recordedBy.atOffset(ZoneOffset.UTC))
                .param("decidedBy", decidedBy)
                .query((row, _) -> Statement.read(row))
                .list();
    }

    private Map<Long, SortedMap<String, Said>> said(Municipality municipality, List<Statement> statements) {
        var said = new HashMap<Long, SortedMap<String, Said>>();
        db.sql("""
                        select position, subject, field, value, is_report from answers.field
                        where municipality = :municipality and position = any (:positions)
                        """)
                .param("municipality", municipality.code())
                .param("positions", statements.stream().map(Statement::position).toArray(Long[]::new))
                .query((row, _) -> said.computeIfAbsent(row.getLong("position"), _ -> new TreeMap<>())
                        .put(
                                row.getString("subject") + "|" + row.getString("field"),
                                new Said(Optional.ofNullable(row.getString("value")), row.getBoolean("is_report"))))
                .list();
        return said;
    }
}
