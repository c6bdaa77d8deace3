package se.malspar.domain.fulfilment;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.malspar.domain.decision.Standing;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.state.FieldChange;
import se.malspar.domain.state.FieldValue;
import se.malspar.domain.state.Glance;
import se.malspar.domain.time.ReportingPeriod;

/** One subject as it was at the moment: what is told of it, what it is part of, and what its parts are. */
final class Topic {

    /** By the field that is kept by period: few differ, and each is met again and again. */
    private static final Memo<String, ReportingPeriod> PERIODS =
            new Memo<>(field -> ReportingPeriod.parse(field.substring(field.indexOf('.') + 1)));

    private final Subject subject;
    private final int kindAt;
    private final Optional<Topic> whole;
    private final Glance.@Nullable Fields fields;
    private final @Nullable FieldValue life;
    private final boolean inForce;
    private final List<Topic> parts = new ArrayList<>();

    /** A subject with what held of it; without, where nothing is known of it. */
    Topic(Subject subject, Optional<Topic> whole, Glance.@Nullable Fields fields) {
        this.subject = subject;
        this.kindAt = subject.path().lastIndexOf('/') + 1;
        this.whole = whole;
        this.fields = fields;
        this.life = fields == null ? null : fields.get(FieldChange.LIFE);
        this.inForce = saysOfLife(FieldChange.IN_FORCE) && (whole.isEmpty() || whole.get().inForce);
        whole.ifPresent(each -> each.parts.add(this));
    }

    private boolean saysOfLife(String word) {
        return life != null && life.value().isPresent() && life.value().get().equals(word);
    }

    Subject subject() {
        return subject;
    }

    boolean is(String kind) {
        var path = subject.path();
        return path.startsWith(kind, kindAt) && path.charAt(kindAt + kind.length()) == ':';
    }

    String key() {
        return subject.key();
    }

    /** What it is the innermost part of, or itself. */
    Topic root() {
        var outermost = this;
        while (outermost.whole.isPresent()) {
            outermost = outermost.whole.get();
        }
        return outermost;
    }

    /** Whether it and everything that it is part of is there. */
    boolean isInForce() {
        return inForce;
    }

    /** Whether anything decided or reported is known of it. */
    boolean isKnown() {
        return fields != null;
    }

    List<Topic> parts(String wanted) {
        var found = new ArrayList<Topic>(parts.size());
        for (var part : parts) {
            if (part.is(wanted)) {
                found.add(part);
            }
        }
        return found;
    }

    /** What is said of a field, where it says something. */
    Optional<FieldValue> field(String name) {
        var value = value(name);
        return value != null && value.value().isPresent() ? Optional.of(value) : Optional.empty();
    }

    Optional<String> text(String name) {
        var value = value(name);
        return value == null ? Optional.empty() : value.value();
    }

    private @Nullable FieldValue value(String name) {
        return fields == null ? null : fields.get(name);
    }

    boolean isSaidOf(String name) {
        var value = value(name);
        return value != null && value.value().isPresent();
    }

    /** Whether anything is said in a field that is kept by period. */
    boolean isSaid(String stem) {
        return ofAnyPeriod(stem).stream().anyMatch(this::isSaidOf);
    }

    /** The periods that something is said for, in a field that is kept by period. */
    NavigableSet<ReportingPeriod> periods(String stem) {
        var periods = new TreeSet<>(Periods.IN_ORDER);
        ofAnyPeriod(stem).stream().filter(this::isSaidOf).map(PERIODS::of).forEach(periods::add);
        return periods;
    }

    private Set<String> ofAnyPeriod(String stem) {
        return fields == null ? Set.of() : fields.names(stem + ".", after(stem));
    }

    /** The first name after those of a field that is kept by period. */
    private static String after(String stem) {
        return stem + (char) ('.' + 1);
    }

    /** The periods that something may have been said for of any subject, in a field that is kept by period. */
    static Stream<ReportingPeriod> periodsOf(Glance glance, String stem) {
        return glance.names(stem + ".", after(stem)).stream().map(PERIODS::of);
    }

    /** Whether a decision took it out: a paper that no longer tells of it, or says that it is gone, does not. */
    boolean isTakenOut() {
        return life != null && life.blame().standing() == Standing.DECIDED && saysOfLife(FieldChange.REMOVED);
    }

    /** Who says that it is no more: a decision or, where none does, a paper. */
    Optional<FieldValue> removal() {
        return saysOfLife(FieldChange.REMOVED) ? Optional.ofNullable(life) : Optional.empty();
    }

    @Override
    public String toString() {
        return subject.path();
    }
}
