package se.malspar.projections.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.state.FieldChange;
import se.malspar.domain.state.FieldValue;
import se.malspar.domain.state.State;

/**
 * What differs between two moments, field by field, each side with the decision that gave it.
 *
 * @param summary in words, in Swedish
 */
public record Comparison(State from, State to, List<Difference> differences, String summary) {

    /** What happened to a subject or a field on the way from one moment to the other. */
    public enum Change {
        ADDED,
        CHANGED,
        REMOVED
    }

    /** A field that differs; a side is absent where nothing was decided about it. */
    public record Difference(
            Subject subject, String field, Change change, Optional<FieldValue> from, Optional<FieldValue> to) {}

    /** Compares what was in force at two moments. */
    public static Comparison of(State from, State to) {
        var subjects = new TreeSet<>(from.fields().keySet());
        subjects.addAll(to.fields().keySet());
        var differences = new ArrayList<Difference>();
        for (var subject : subjects) {
            var before = new TreeMap<>(from.fields().getOrDefault(subject, new TreeMap<>()));
            var after = new TreeMap<>(to.fields().getOrDefault(subject, new TreeMap<>()));
            var names = new TreeSet<>(before.keySet());
            names.addAll(after.keySet());
            for (var name : names) {
                var was = Optional.ofNullable(before.get(name));
                var is = Optional.ofNullable(after.get(name));
                if (!Objects.equals(was.flatMap(FieldValue::value), is.flatMap(FieldValue::value))) {
                    differences.add(new Difference(subject, name, change(name, was, is), was, is));
                }
            }
        }
        return new Comparison(from, to, differences, summary(differences));
    }

    private static Change change(String field, Optional<FieldValue> was, Optional<FieldValue> is) {
        var before = was.flatMap(FieldValue::value);
        var after = is.flatMap(FieldValue::value);
        if (field.equals(FieldChange.LIFE)) {
            return after.filter(FieldChange.IN_FORCE::equals).isPresent() ? Change.ADDED : Change.REMOVED;
        }
        if (before.isEmpty()) {
            return Change.ADDED;
        }
        return after.isEmpty() ? Change.REMOVED : Change.CHANGED;
    }

    private static String summary(List<Difference> differences) {
        if (differences.isEmpty()) {
            return "Inget skiljer.";
        }
        var parts = new ArrayList<String>();
        count(parts, differences, FieldChange.LIFE, Change.ADDED, "tillkom");
        count(parts, differences, FieldChange.LIFE, Change.REMOVED, "togs bort");
        countFields(parts, differences, Change.CHANGED, "ändrades");
        countFields(parts, differences, Change.ADDED, "tillkom");
        countFields(parts, differences, Change.REMOVED, "föll bort");
        var sentence = String.join(", ", parts);
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1) + ".";
    }

    private static void countFields(List<String> parts, List<Difference> differences, Change change, String verb) {
        var number = differences.stream()
                .filter(each -> !each.field().equals(FieldChange.LIFE))
                .filter(each -> each.change() == change)
                .count();
        if (number > 0) {
            parts.add(number + (number == 1 ? " uppgift " : " uppgifter ") + verb);
        }
    }

    private static void count(
            List<String> parts, List<Difference> differences, String field, Change change, String verb) {
        var byKind = new TreeMap<String, Integer>();
        for (var each : differences) {
            if (each.field().equals(field) && each.change() == change) {
                byKind.merge(each.subject().kind(), 1, Integer::sum);
            }
        }
        byKind.forEach((kind, number) -> parts.add(number + " " + noun(kind, number) + " " + verb));
    }

    private static String noun(String kind, int number) {
        return switch (kind) {
            case "goal" -> "mål";
            case "sub-goal" -> "delmål";
            case "measure" -> "mått";
            case "plan" -> number == 1 ? "verksamhetsplan" : "verksamhetsplaner";
            case "activity" -> number == 1 ? "aktivitet" : "aktiviteter";
            case "commission" -> "uppdrag";
            case "follow-up" -> number == 1 ? "uppföljning" : "uppföljningar";
            default -> kind;
        };
    }
}
