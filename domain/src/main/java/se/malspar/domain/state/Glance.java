package se.malspar.domain.state;

import java.time.LocalDate;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import se.malspar.domain.decision.Subject;

/** What held at a moment, looked at field by field: what nobody looks at is not worked out. */
public interface Glance {

    /** The day that is looked at. */
    LocalDate validOn();

    /** Goes through every subject that anything held of, a whole before its parts. */
    void forEach(BiConsumer<Subject, Fields> subject);

    /**
     * The names, in order, of the fields kept by period, from one name up to but not with another, that may have held of
     * any subject.
     */
    Set<String> names(String from, String to);

    /** What held of one subject. */
    interface Fields {

        /** What held of a field; null where nothing did. */
        @Nullable
        FieldValue get(String field);

        /** The names, in order, of the fields from one name up to but not with another that may have held. */
        Set<String> names(String from, String to);
    }

    /** A look at a state that has been worked out already. */
    static Glance of(State state) {
        return new Glance() {
            @Override
            public LocalDate validOn() {
                return state.asOf().validOn();
            }

            @Override
            public void forEach(BiConsumer<Subject, Fields> subject) {
                state.fields().forEach((each, fields) -> subject.accept(each, of(fields)));
            }

            @Override
            public Set<String> names(String from, String to) {
                var names = new TreeSet<String>();
                state.fields()
                        .values()
                        .forEach(fields -> fields.subMap(from, to).keySet().stream()
                                .filter(FieldChange::isKeptByPeriod)
                                .forEach(names::add));
                return names;
            }
        };
    }

    private static Fields of(SortedMap<String, FieldValue> fields) {
        return new Fields() {
            @Override
            public @Nullable FieldValue get(String field) {
                return fields.get(field);
            }

            @Override
            public Set<String> names(String from, String to) {
                return fields.subMap(from, to).keySet();
            }
        };
    }
}
