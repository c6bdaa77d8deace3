package se.malspar.projections.state;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.state.FieldChange;
import se.malspar.domain.state.Stated;

/**
 * Lets what is alike be the same object, in statements that are kept as long as somebody asks about them: a municipality
 * has few subjects and fewer names of fields, and says the same of many.
 */
final class Alike {

    private final Map<Subject, Subject> subjects = new HashMap<>();
    private final Map<String, String> fields = new HashMap<>();
    private final Map<Optional<String>, Optional<String>> values = new HashMap<>();

    /** An equal statement. */
    Stated of(Stated stated) {
        return new Stated(
                stated.position(),
                stated.event(),
                stated.recordedAt(),
                stated.knownFrom(),
                stated.knownUntil(),
                one(subjects, stated.subject()),
                stated.basis(),
                stated.decidedOn(),
                stated.place(),
                stated.bearing(),
                stated.changes().stream().map(this::of).toList());
    }

    private FieldChange of(FieldChange change) {
        return new FieldChange(
                one(subjects, change.subject()),
                one(fields, change.field()),
                one(values, change.value()),
                change.kind());
    }

    private static <T> T one(Map<T, T> known, T another) {
        var first = known.putIfAbsent(another, another);
        return first == null ? another : first;
    }
}
