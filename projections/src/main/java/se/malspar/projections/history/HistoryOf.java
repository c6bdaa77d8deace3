package se.malspar.projections.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.Standing;
import se.malspar.domain.decision.Subject;
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

    /** The whole history of a root subject and its parts, decided by a day and as known at an instant. */
    public List<Entry> answer(Municipality municipality, Subject root, LocalDate decidedBy, Instant recordedBy) {
        var fields = fields(municipality, root);
        var current = new HashMap<String, Optional<String>>();
        var entries = new ArrayList<Entry>();
        for (var statement : statements(municipality, root, decidedBy, recordedBy)) {
            var diffs = new ArrayList<FieldDiff>();
            fields.getOrDefault(statement.position(), new TreeMap<>()).forEach((key, after) -> {
                var before = current.getOrDefault(key, Optional.empty());
                if (!Objects.equals(before, after)) {
                    var bar = key.indexOf('|');
                    diffs.add(new FieldDiff(new Subject(key.substring(0, bar)), key.substring(bar + 1), before, after));
                }
                if (statement.standing() != Standing.PROPOSED) {
                    current.put(key, after);
                }
            });
            entries.add(new Entry(statement, diffs));
        }
        return entries;
    }

    private List<Statement> statements(
            Municipality municipality, Subject root, LocalDate decidedBy, Instant recordedBy) {
        return db.sql("""
                        select %s from answers.statement s
                        where s.municipality = :municipality and s.root = :root
                          and s.known_from <= :recordedBy
                          and (s.known_until is null or s.known_until > :recordedBy)
                          and s.decided_first <= :decidedBy
                        order by s.place, s.position
                        """.formatted(Statement.COLUMNS))
                .param("municipality", municipality.code())
                .param("root", root.path())
                .param("recordedBy", recordedBy.atOffset(ZoneOffset.UTC))
                .param("decidedBy", decidedBy)
                .query((row, _) -> Statement.read(row))
                .list();
    }

    private Map<Long, SortedMap<String, Optional<String>>> fields(Municipality municipality, Subject root) {
        var fields = new HashMap<Long, SortedMap<String, Optional<String>>>();
        db.sql("""
                        select f.position, f.subject, f.field, f.value
                        from answers.field f
                        where f.municipality = :municipality
                          and f.position in (select s.position from answers.statement s
                                             where s.municipality = :municipality and s.root = :root)
                        """)
                .param("municipality", municipality.code())
                .param("root", root.path())
                .query((row, _) -> fields.computeIfAbsent(row.getLong("position"), _ -> new TreeMap<>())
                        .put(
                                row.getString("subject") + "|" + row.getString("field"),
                                Optional.ofNullable(row.getString("value"))))
                .list();
        return fields;
    }
}
