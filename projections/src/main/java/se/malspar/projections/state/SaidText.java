package se.malspar.projections.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.state.FieldChange;

/**
 * What a statement says of its fields, as one text: first what is said of, then the values, so that two statements that
 * speak of the same fields begin alike. Separated by control characters, which no recorded text contains.
 */
final class SaidText {

    private static final char HALF = '\u001e';
    private static final char NEXT = '\u001f';
    private static final String NOTHING = "\u0018";

    private SaidText() {}

    static String write(Subject subject, List<FieldChange> changes) {
        if (changes.isEmpty()) {
            return "";
        }
        var names = changes.stream().map(change -> name(subject, change)).collect(Collectors.joining("" + NEXT));
        var values = changes.stream().map(change -> value(change.value())).collect(Collectors.joining("" + NEXT));
        return names + HALF + values;
    }

    private static String name(Subject subject, FieldChange change) {
        var kind = switch (change.kind()) {
            case DECISION -> "d";
            case REPORT -> "r";
        };
        return change.subject().equals(subject)
                ? kind + change.field()
                : kind + change.field() + "@" + change.subject().path();
    }

    private static String value(Optional<String> value) {
        value.filter(text -> text.indexOf(HALF) >= 0 || text.indexOf(NEXT) >= 0).ifPresent(text -> {
            throw new IllegalArgumentException("A control character in a recorded text: " + text);
        });
        return value.orElse(NOTHING);
    }

    static List<FieldChange> read(Subject subject, String said) {
        if (said.isEmpty()) {
            return List.of();
        }
        var half = said.indexOf(HALF);
        var changes = new ArrayList<FieldChange>(4);
        int name = 0;
        int value = half + 1;
        while (name < half) {
            var nameEnd = end(said, name, half);
            var valueEnd = end(said, value, said.length());
            changes.add(change(subject, said.substring(name, nameEnd), said.substring(value, valueEnd)));
            name = nameEnd + 1;
            value = valueEnd + 1;
        }
        return changes;
    }

    private static int end(String said, int from, int limit) {
        var next = said.indexOf(NEXT, from);
        return next < 0 || next > limit ? limit : next;
    }

    private static FieldChange change(Subject subject, String name, String value) {
        var kind = name.charAt(0) == 'r' ? FieldChange.Kind.REPORT : FieldChange.Kind.DECISION;
        var at = name.indexOf('@');
        return new FieldChange(
                at < 0 ? subject : new Subject(name.substring(at + 1)),
                at < 0 ? name.substring(1) : name.substring(1, at),
                value.equals(NOTHING) ? Optional.empty() : Optional.of(value),
                kind);
    }

    /** What it speaks of: equal for statements that may overtake each other. */
    static String names(String said) {
        var half = said.indexOf(HALF);
        return half < 0 ? "" : said.substring(0, half);
    }
}
