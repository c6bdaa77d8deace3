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
import java.util.function.Predicate;
import se.malspar.domain.decision.Authority;
import se.malspar.domain.decision.MinutesEvent;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.Standing;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.state.FieldChange;
import se.malspar.domain.state.Stated;
import se.malspar.domain.state.Stated.Bearing;
import se.malspar.projections.state.About;
import se.malspar.projections.state.Statement;
import se.malspar.projections.state.Statements;

/** Which decisions made a goal, plan or commission what it is, in the order they were decided, and what each changed? */
public final class HistoryOf {

    /** What one statement changed of one field; absent: nothing was stated. A proposal tells what it would change. */
    public record FieldDiff(Subject subject, String field, Optional<String> before, Optional<String> after) {}

    /** One statement and what it changed. */
    public record Change(Stated stated, List<FieldDiff> changes) {}

    /** One statement in words, and what it changed. */
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
        return answer(municipality, about, decidedBy, recordedBy, _ -> true);
    }

    /** Of the history of some subjects, what is wanted. */
    public List<Entry> answer(
            Municipality municipality, About about, LocalDate decidedBy, Instant recordedBy, Predicate<Stated> wanted) {
        var changes = of(statements.concerning(municipality, about, decidedBy, recordedBy, List.of())).stream()
                .filter(change -> wanted.test(change.stated()))
                .toList();
        return statements.inWords(
                changes, Change::stated, (change, statement) -> new Entry(statement, change.changes()));
    }

    /** What each of some statements changed, given in the order of decisions. */
    public static List<Change> of(List<Stated> inDecidedOrder) {
        var telling = new Telling();
        return inDecidedOrder.stream().map(telling::next).toList();
    }

    /** One statement after another, and what each changes of what the ones before it left. */
    private static final class Telling {

        private final List<Stated> standing = new ArrayList<>();
        private final List<Stated> voiding = new ArrayList<>();
        private Map<Part, Held> held = new HashMap<>();

        Change next(Stated stated) {
            var isProposal = stated.basis().standing() == Standing.PROPOSED;
            if (!isVoiding(stated)) {
                if (!isProposal) {
                    standing.add(stated);
                }
                return new Change(stated, heed(stated, !isProposal));
            }
            standing.add(stated);
            voiding.add(stated);
            var after = heldWithoutTheVoided();
            var diffs = diffs(held, after);
            if (isProposal) {
                standing.removeLast();
                voiding.removeLast();
            } else {
                held = after;
            }
            return new Change(stated, diffs);
        }

        /** What the statement changes: a report does not overrule what a body has decided. */
        private List<FieldDiff> heed(Stated stated, boolean forGood) {
            var diffs = new TreeMap<Part, FieldDiff>(Part.IN_ORDER);
            var decided = stated.basis().standing() != Standing.REPORTED;
            var before = new HashMap<Part, Optional<String>>();
            var now = forGood ? held : new HashMap<Part, Held>();
            for (var change : stated.changes()) {
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
            for (var other : standing) {
                if (!isOutOfForce(other)) {
                    anew.heed(other, true);
                }
            }
            return anew.held;
        }

        private boolean isOutOfForce(Stated stated) {
            return !voiding.isEmpty()
                    && stated.basis().by() instanceof Authority.ByPoint(var point)
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

    private static boolean isVoiding(Stated stated) {
        return stated.bearing() instanceof Bearing.Voids;
    }
}
