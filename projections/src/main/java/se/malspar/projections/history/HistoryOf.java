package se.malspar.projections.history;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** Whose field it is. */
    private record Part(Subject subject, String field) {

        private static final Comparator<Part> IN_ORDER =
                Comparator.comparing(Part::subject).thenComparing(Part::field);

        static Part of(FieldChange change) {
            return new Part(change.subject(), change.field());
        }
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
        return of(statements.about(municipality, about, decidedBy, recordedBy));
    }

    /** What each of some statements changed, given in the order of decisions. */
    public static List<Entry> of(List<Statement> inDecidedOrder) {
        var telling = new Telling();
        return inDecidedOrder.stream().map(telling::next).toList();
    }

    /** One statement after another, and what each changes of what the ones before it left. */
    private static final class Telling {

        private final List<Statement> standing = new ArrayList<>();
        private final List<Statement> voiding = new ArrayList<>();
        private Map<Part, Held> held = new HashMap<>();

        Entry next(Statement statement) {
            var isProposal = statement.standing() == Standing.PROPOSED;
            if (!isVoiding(statement)) {
                if (!isProposal) {
                    standing.add(statement);
                }
                return new Entry(statement, heed(statement, !isProposal));
            }
            standing.add(statement);
            voiding.add(statement);
            var after = heldWithoutTheVoided();
            var diffs = diffs(held, after);
            if (isProposal) {
                standing.removeLast();
                voiding.removeLast();
            } else {
                held = after;
            }
            return new Entry(statement, diffs);
        }

        /** What the statement changes: a report does not overrule what a body has decided. */
        private List<FieldDiff> heed(Statement statement, boolean forGood) {
            var diffs = new TreeMap<Part, FieldDiff>(Part.IN_ORDER);
            var decided = statement.standing() != Standing.REPORTED;
            var before = new HashMap<Part, Optional<String>>();
            var now = forGood ? held : new HashMap<Part, Held>();
            for (var change : statement.stated().changes()) {
                var part = Part.of(change);
                var known = now.getOrDefault(part, held.get(part));
                var was = before.computeIfAbsent(
                        part, _ -> Optional.ofNullable(known).flatMap(Held::value));
                if (change.kind() == FieldChange.Kind.REPORT || decided || known == null || !known.decided()) {
                    now.put(part, new Held(change.value(), decided));
                    if (was.equals(change.value())) {
                        diffs.remove(part);
                    } else {
                        diffs.put(part, new FieldDiff(part.subject(), part.field(), was, change.value()));
                    }
                }
            }
            return List.copyOf(diffs.values());
        }

        /** What the statements leave, once the points that they take out of force are left out. */
        private Map<Part, Held> heldWithoutTheVoided() {
            var anew = new Telling();
            for (var statement : standing) {
                if (!isOutOfForce(statement)) {
                    anew.heed(statement, true);
                }
            }
            return anew.held;
        }

        private boolean isOutOfForce(Statement statement) {
            return !voiding.isEmpty()
                    && statement.by() instanceof Authority.ByPoint(var point)
                    && voiding.stream()
                            .filter(other -> other.subject().equals(MinutesEvent.subject(point)))
                            .anyMatch(other -> !isOutOfForce(other));
        }

        private static List<FieldDiff> diffs(Map<Part, Held> before, Map<Part, Held> after) {
            var parts = new TreeSet<>(Part.IN_ORDER);
            parts.addAll(before.keySet());
            parts.addAll(after.keySet());
            var diffs = new ArrayList<FieldDiff>();
            for (var part : parts) {
                var was = Optional.ofNullable(before.get(part)).flatMap(Held::value);
                var is = Optional.ofNullable(after.get(part)).flatMap(Held::value);
                if (!was.equals(is)) {
                    diffs.add(new FieldDiff(part.subject(), part.field(), was, is));
                }
            }
            return diffs;
        }
    }

    private static boolean isVoiding(Statement statement) {
        return MinutesEvent.Voiding.class.isAssignableFrom(EventNames.classOf(statement.type()));
    }
}
