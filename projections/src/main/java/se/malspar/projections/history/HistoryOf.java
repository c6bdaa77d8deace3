package se.malspar.projections.history;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import se.malspar.domain.decision.Authority;
import se.malspar.domain.decision.MinutesEvent;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.Standing;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.state.FieldChange;
import se.malspar.domain.trail.EventNames;
import se.malspar.projections.state.About;
import se.malspar.projections.state.Statement;
import se.malspar.projections.state.Statements;

/** Which decisions made a goal, plan or commission what it is, in the order they were decided, and what each changed? */
public final class HistoryOf {

    /** What one statement changed of one field; absent: nothing was stated. A proposal tells what it would change. */
    public record FieldDiff(Subject subject, String field, Optional<String> before, Optional<String> after) {}

    /** One statement and what it changed. */
    public record Entry(Statement statement, List<FieldDiff> changes) {}

    private final Statements statements;

    public HistoryOf(Statements statements) {
        this.statements = statements;
    }

    /** What a field holds so far, and whether a decision says so. */
    private record Held(Optional<String> value, boolean decided) {}

    /**
     * The whole history of a root subject and its parts, decided by a day and as known at an instant, with what took the
     * points it rests on out of force.
     */
    public List<Entry> answer(Municipality municipality, Subject root, LocalDate decidedBy, Instant recordedBy) {
        return answer(municipality, About.whole(root), decidedBy, recordedBy);
    }

    /** The history of some subjects. */
    public List<Entry> answer(Municipality municipality, About about, LocalDate decidedBy, Instant recordedBy) {
        var standing = new ArrayList<Statement>();
        SortedMap<String, Held> current = new TreeMap<>();
        var entries = new ArrayList<Entry>();
        for (var statement : statements.about(municipality, about, decidedBy, recordedBy)) {
            standing.add(statement);
            var after = isVoiding(statement) ? heldBy(standing) : heeding(statement, current);
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
    private static SortedMap<String, Held> heldBy(List<Statement> statements) {
        SortedMap<String, Held> held = new TreeMap<>();
        for (var statement : statements) {
            if (!isOutOfForce(statement, statements)) {
                held = heeding(statement, held);
            }
        }
        return held;
    }

    /** What is held after one more statement: a report does not overrule what a body has decided. */
    private static SortedMap<String, Held> heeding(Statement statement, SortedMap<String, Held> before) {
        if (statement.stated().changes().isEmpty()) {
            return before;
        }
        var after = new TreeMap<>(before);
        var decided = statement.standing() != Standing.REPORTED;
        for (var change : statement.stated().changes()) {
            var key = change.subject() + "|" + change.field();
            var known = after.get(key);
            if (change.kind() == FieldChange.Kind.REPORT || decided || known == null || !known.decided()) {
                after.put(key, new Held(change.value(), decided));
            }
        }
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
}
