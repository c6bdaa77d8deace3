package se.malspar.domain.state;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.time.AsOf;
import se.malspar.domain.time.DecidedOn;

/**
 * What held at a moment.
 *
 * @param fields per subject and field, in the order of their names
 * @param uncertain what was left out because its day may lie on either side of the moment
 * @param awaiting what was decided but waits for its condition
 */
public record State(
        AsOf asOf,
        SortedMap<Subject, SortedMap<String, FieldValue>> fields,
        List<LeftOut> uncertain,
        List<LeftOut> awaiting) {

    /** An event that might have counted. */
    public record LeftOut(UUID event, long position, Subject subject, String cited, DecidedOn decidedOn, String why) {}

    public Optional<FieldValue> field(Subject subject, String field) {
        return Optional.ofNullable(fields.get(subject)).map(all -> all.get(field));
    }

    /** Everything that is told of parts of a subject, and of their parts. */
    public Set<Subject> within(Subject whole) {
        // '0' is the character after '/'
        return fields.subMap(new Subject(whole.path() + "/"), new Subject(whole.path() + "0"))
                .keySet();
    }

    /** Whether the subject and everything it is part of is there. */
    public boolean isInForce(Subject subject) {
        return field(subject, FieldChange.LIFE)
                        .flatMap(FieldValue::value)
                        .filter(FieldChange.IN_FORCE::equals)
                        .isPresent()
                && subject.parent().map(this::isInForce).orElse(true);
    }
}
