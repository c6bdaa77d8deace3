package se.malspar.domain.state;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import se.malspar.domain.decision.Authority;
import se.malspar.domain.decision.Basis;
import se.malspar.domain.decision.MeetingId;
import se.malspar.domain.decision.MinutesEvent;
import se.malspar.domain.decision.PointId;
import se.malspar.domain.decision.Standing;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.decision.Validity;
import se.malspar.domain.state.State.LeftOut;
import se.malspar.domain.state.Stated.Bearing;
import se.malspar.domain.time.AsOf;
import se.malspar.domain.time.Period;

/**
 * Every field of every subject with what has been said of it, in the order of decisions: a moment is found by looking
 * back along each line to the first that counts, instead of by replaying the log. Answers exactly what {@link Fold}
 * answers, from the statements of a municipality or from any part of them that holds all that can count at the moment.
 *
 * <p>Grows by {@link #add}; not safe for reading while it grows.
 */
public final class Timelines {

    private static final int FOREVER = Integer.MAX_VALUE;
    private static final int NEVER = Integer.MIN_VALUE;

    private final Map<Subject, Line> lines = new HashMap<>();
    private volatile Line @Nullable [] inOrder;
    private final Map<PointId, Fate> fates = new HashMap<>();
    private final Map<MeetingId, List<Said>> approvals = new HashMap<>();
    private final List<Said> uncertain = new ArrayList<>();
    private final List<Said> awaiting = new ArrayList<>();
    private final List<Said> proposals = new ArrayList<>();
    private final NavigableSet<String> keptByPeriod = new TreeSet<>();
    private int size;
    private @Nullable Basis lastBasis;
    private @Nullable Fate lastFate;

    /** A statement, with what every question asks of it put into numbers. */
    private static final class Said {

        private static final Comparator<Said> IN_DECIDED_ORDER = Comparator.comparing(
                        (Said said) -> said.stated.place())
                .thenComparingLong(said -> said.stated.position());

        private final Stated stated;
        private final @Nullable Fate fate;
        private final @Nullable Instant knownUntil;
        private final int decidedFirst;
        private final int decidedLast;
        private final int validFrom;
        private final int validUntil;
        private final boolean awaits;
        private @Nullable Blame blame;

        private Said(Stated stated, @Nullable Fate fate) {
            this.stated = stated;
            this.fate = fate;
            this.knownUntil = stated.knownUntil().orElse(null);
            this.decidedFirst = day(stated.decidedOn().first());
            this.decidedLast = day(stated.decidedOn().last());
            switch (stated.basis().valid()) {
                case Validity.During(var from, var until) -> {
                    validFrom = day(from);
                    validUntil = until.map(Timelines::day).orElse(FOREVER);
                    awaits = false;
                }
                case Validity.Awaiting(var _, var _, var earliest, var until) -> {
                    validFrom = earliest.map(Timelines::day).orElse(NEVER);
                    validUntil = until.map(Timelines::day).orElse(FOREVER);
                    awaits = true;
                }
            }
        }

        /** The same at every moment; made when it is first asked for, perhaps by several at once. */
        private Blame blame(Validity.During during) {
            var known = blame;
            if (known == null) {
                known = blame(during.period());
                blame = known;
            }
            return known;
        }

        private Blame blame(Period valid) {
            var basis = stated.basis();
            return new Blame(
                    stated.event(),
                    stated.position(),
                    basis.by(),
                    basis.standing(),
                    basis.evidence(),
                    stated.decidedOn(),
                    valid.from(),
                    valid.until(),
                    basis.source(),
                    basis.rectifiedBy(),
                    stated.recordedAt(),
                    stated.place());
        }

        private LeftOut leftOut(String why) {
            return new LeftOut(
                    stated.event(),
                    stated.position(),
                    stated.subject(),
                    stated.basis().by().cited(),
                    stated.decidedOn(),
                    why);
        }
    }

    /** What later happens to a point: who takes it out of force, and who says that its condition is met. */
    private static final class Fate {
        private final List<Said> voids = new ArrayList<>(0);
        private final List<Said> meets = new ArrayList<>(0);
    }

    /** What a statement says of one field. */
    private static final class Value {
        private final Said said;
        private final Optional<String> text;
        private final boolean onlyReported;
        private @Nullable FieldValue answer;

        private Value(Said said, FieldChange change) {
            this.said = said;
            this.text = change.value();
            this.onlyReported = change.kind() == FieldChange.Kind.DECISION
                    && said.stated.basis().standing() == Standing.REPORTED;
        }

        /** As {@link Said#blame(Validity.During)}. */
        private FieldValue answer(Validity.During during) {
            var known = answer;
            if (known == null) {
                known = new FieldValue(text, said.blame(during));
                answer = known;
            }
            return known;
        }
    }

    /** One subject: its fields, and the days outside of which nothing of it can count. */
    private static final class Line {
        private final Subject subject;
        private final SortedMap<String, List<Value>> fields = new TreeMap<>();
        private int firstDecided = FOREVER;
        private int firstValid = FOREVER;
        private int lastValid = NEVER;

        private Line(Subject subject) {
            this.subject = subject;
        }

        private void add(Said said, FieldChange change) {
            firstDecided = Math.min(firstDecided, said.decidedLast);
            firstValid = Math.min(firstValid, said.validFrom);
            lastValid = Math.max(lastValid, said.validUntil);
            insert(
                    fields.computeIfAbsent(change.field(), _ -> new ArrayList<>(4)),
                    new Value(said, change),
                    Comparator.comparing(value -> value.said, Said.IN_DECIDED_ORDER));
        }

        private boolean mayHold(Moment moment) {
            return firstDecided <= moment.decidedBy() && firstValid <= moment.validOn() && lastValid > moment.validOn();
        }
    }

    /** The moment in numbers, and how far the log may have come. */
    private record Moment(int decidedBy, int validOn, Instant recordedBy, long position) {

        static Moment of(AsOf asOf, long upTo) {
            return new Moment(day(asOf.decidedBy()), day(asOf.validOn()), asOf.recordedBy(), upTo);
        }

        boolean counts(Said said) {
            return said.decidedLast <= decidedBy && isKnown(said);
        }

        boolean isKnown(Said said) {
            return said.stated.position() <= position
                    && said.stated.knownFrom().compareTo(recordedBy) <= 0
                    && (said.knownUntil == null || said.knownUntil.compareTo(recordedBy) > 0);
        }
    }

    private static int day(LocalDate day) {
        return Math.toIntExact(day.toEpochDay());
    }

    /** Keeps the list in order; what is added mostly belongs at its end. */
    private static <T> void insert(List<T> list, T element, Comparator<? super T> order) {
        var at = list.size();
        while (at > 0 && order.compare(list.get(at - 1), element) > 0) {
            at--;
        }
        list.add(at, element);
    }

    /** How many statements it holds. */
    public int size() {
        return size;
    }

    /** Whom that speaks of which may tell that a condition has been met: the points that wait for one, or their meetings. */
    public Set<Subject> awaited() {
        var subjects = new HashSet<Subject>();
        for (var said : awaiting) {
            if (said.stated.basis().by() instanceof Authority.ByPoint(var point)) {
                subjects.add(MinutesEvent.subject(point));
                if (said.stated.basis().valid() instanceof Validity.Awaiting awaits && awaits.onMinutesApproved()) {
                    subjects.add(MinutesEvent.subject(point.paragraph().meeting()));
                }
            }
        }
        return subjects;
    }

    /** Adds one statement, in any order. */
    public void add(Stated stated) {
        size++;
        var fate = fate(stated.basis());
        if (stated.basis().standing() == Standing.PROPOSED) {
            insert(proposals, new Said(stated, fate), Said.IN_DECIDED_ORDER);
            return;
        }
        var said = new Said(stated.withoutChanges(), fate); // the lines hold them
        if (!stated.decidedOn().isCertain()) {
            insert(uncertain, said, Comparator.comparingLong(each -> each.stated.position()));
        }
        if (said.awaits) {
            insert(awaiting, said, Said.IN_DECIDED_ORDER);
        }
        switch (stated.bearing()) {
            case Bearing.None _ -> {}
            case Bearing.Voids(var point) -> fate(point).voids.add(said);
            case Bearing.Meets(var point, var _) -> insert(fate(point).meets, said, Said.IN_DECIDED_ORDER);
            case Bearing.Approves(var meeting, var _, var _) ->
                insert(approvals.computeIfAbsent(meeting, _ -> new ArrayList<>(1)), said, Said.IN_DECIDED_ORDER);
        }
        Line line = null;
        for (var change : stated.changes()) {
            if (line == null || !line.subject.equals(change.subject())) {
                line = line(change.subject());
            }
            line.add(said, change);
            if (FieldChange.isKeptByPeriod(change.field())) {
                keptByPeriod.add(change.field());
            }
        }
    }

    /**
     * What counts at the moment of one field, in the order of decisions, also what was overtaken since: as {@link
     * Fold#said} has it.
     */
    public List<FieldValue> said(AsOf asOf, long upTo, Subject subject, String field) {
        var line = lines.get(subject);
        var values = line == null ? null : line.fields.get(field);
        if (values == null) {
            return List.of();
        }
        var moment = Moment.of(asOf, upTo);
        var said = new ArrayList<FieldValue>(values.size());
        for (var value : values.subList(0, lastDecidedBy(values, moment.decidedBy()) + 1)) {
            if (moment.isKnown(value.said) && isValid(value.said, moment) && !isOutOfForce(value.said.fate, moment)) {
                said.add(answer(value, moment));
            }
        }
        return said;
    }

    private Line line(Subject subject) {
        return lines.computeIfAbsent(subject, _ -> {
            inOrder = null;
            return new Line(subject);
        });
    }

    private Line[] inOrder() {
        var known = inOrder;
        if (known == null) {
            known = lines.values().stream()
                    .sorted(Comparator.comparing(line -> line.subject))
                    .toArray(Line[]::new);
            inOrder = known;
        }
        return known;
    }

    /** The statements of a § come together, and mostly rest on one and the same. */
    @SuppressWarnings("ReferenceEquality") // only to be spared a search
    private @Nullable Fate fate(Basis basis) {
        if (basis != lastBasis) {
            lastBasis = basis;
            lastFate = basis.by() instanceof Authority.ByPoint(var point) ? fate(point) : null;
        }
        return lastFate;
    }

    private Fate fate(PointId point) {
        return fates.computeIfAbsent(point, _ -> new Fate());
    }

    // --- questions

    /** The state at the moment, as {@link Fold#at} has it. */
    public State at(AsOf asOf) {
        return at(asOf, Long.MAX_VALUE, _ -> true);
    }

    /**
     * The state at the moment, of some subjects only.
     *
     * @param upTo the last position of the log that may count
     */
    public State at(AsOf asOf, long upTo, Predicate<Subject> wanted) {
        var moment = Moment.of(asOf, upTo);
        SortedMap<Subject, SortedMap<String, FieldValue>> fields = new TreeMap<>();
        for (var line : inOrder()) {
            if (line.mayHold(moment) && wanted.test(line.subject)) {
                var values = at(line, moment);
                if (!values.isEmpty()) {
                    fields.put(line.subject, values);
                }
            }
        }
        return new State(asOf, fields, uncertain(moment), awaiting(moment));
    }

    /** The same to be looked at field by field, for as long as nothing is added. */
    public Glance glance(AsOf asOf, long upTo, Predicate<Subject> wanted) {
        var moment = Moment.of(asOf, upTo);
        return new Glance() {
            @Override
            public LocalDate validOn() {
                return asOf.validOn();
            }

            @Override
            public void forEach(BiConsumer<Subject, Fields> subject) {
                for (var line : inOrder()) {
                    if (line.mayHold(moment) && wanted.test(line.subject)) {
                        var fields = new FieldsAt(line, moment);
                        if (fields.hold()) {
                            subject.accept(line.subject, fields);
                        }
                    }
                }
            }

            @Override
            public Set<String> names(String from, String to) {
                return keptByPeriod.subSet(from, to);
            }
        };
    }

    private final class FieldsAt implements Glance.Fields {
        private final Line line;
        private final Moment moment;
        private final @Nullable FieldValue life; // everybody asks for it

        private FieldsAt(Line line, Moment moment) {
            this.line = line;
            this.moment = moment;
            this.life = last(FieldChange.LIFE);
        }

        private boolean hold() {
            return life != null
                    || line.fields.values().stream().anyMatch(values -> Timelines.this.last(values, moment) != null);
        }

        @Override
        public @Nullable FieldValue get(String field) {
            return field.equals(FieldChange.LIFE) ? life : last(field);
        }

        private @Nullable FieldValue last(String field) {
            var values = line.fields.get(field);
            return values == null ? null : Timelines.this.last(values, moment);
        }

        @Override
        public Set<String> names(String from, String to) {
            return line.fields.subMap(from, to).keySet();
        }
    }

    private SortedMap<String, FieldValue> at(Line line, Moment moment) {
        SortedMap<String, FieldValue> values = new TreeMap<>();
        line.fields.forEach((field, said) -> {
            var value = last(said, moment);
            if (value != null) {
                values.put(field, value);
            }
        });
        return values;
    }

    /** The last value that counts; a report only where nothing decided does, in a field that is for a body to decide. */
    private @Nullable FieldValue last(List<Value> values, Moment moment) {
        Value reported = null;
        for (int i = lastDecidedBy(values, moment.decidedBy()); i >= 0; i--) {
            var value = values.get(i);
            if (reported != null && value.onlyReported) {
                continue;
            }
            if (moment.isKnown(value.said) && isValid(value.said, moment) && !isOutOfForce(value.said.fate, moment)) {
                if (!value.onlyReported) {
                    return answer(value, moment);
                }
                reported = value;
            }
        }
        return reported == null ? null : answer(reported, moment);
    }

    /** The order of decisions begins with their last days. */
    private static int lastDecidedBy(List<Value> values, int decidedBy) {
        int low = 0;
        int high = values.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (values.get(middle).said.decidedLast <= decidedBy) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    private FieldValue answer(Value value, Moment moment) {
        return switch (value.said.stated.basis().valid()) {
            case Validity.During during -> value.answer(during);
            // its first valid day depends on the moment
            case Validity.Awaiting _ ->
                new FieldValue(
                        value.text, value.said.blame(valid(value.said, moment).orElseThrow()));
        };
    }

    private boolean isValid(Said said, Moment moment) {
        if (said.validFrom > moment.validOn() || said.validUntil <= moment.validOn()) {
            return false;
        }
        return !said.awaits
                || valid(said, moment)
                        .filter(period -> day(period.from()) <= moment.validOn())
                        .isPresent();
    }

    /** The days it is valid; absent while it waits for its condition. */
    private Optional<Period> valid(Said said, Moment moment) {
        return switch (said.stated.basis().valid()) {
            case Validity.During during -> Optional.of(during.period());
            case Validity.Awaiting awaits -> metOn(said, awaits, moment).flatMap(awaits::metOn);
        };
    }

    private Optional<LocalDate> metOn(Said said, Validity.Awaiting awaits, Moment moment) {
        if (!(said.stated.basis().by() instanceof Authority.ByPoint(var point)) || said.fate == null) {
            return Optional.empty();
        }
        var conditions = new ArrayList<>(said.fate.meets);
        if (awaits.onMinutesApproved()) {
            approvals.getOrDefault(point.paragraph().meeting(), List.of()).stream()
                    .filter(approval -> approval.stated.bearing() instanceof Bearing.Approves approves
                            && approves.covers(point.paragraph()))
                    .forEach(conditions::add);
        }
        return conditions.stream()
                .filter(moment::counts)
                .max(Said.IN_DECIDED_ORDER)
                .map(condition -> metOn(condition.stated.bearing()));
    }

    private static LocalDate metOn(Bearing bearing) {
        return switch (bearing) {
            case Bearing.Meets(var _, var metOn) -> metOn;
            case Bearing.Approves(var _, var _, var approvedOn) -> approvedOn;
            case Bearing.None _, Bearing.Voids _ -> throw new IllegalStateException("Meets no condition: " + bearing);
        };
    }

    private boolean isOutOfForce(@Nullable Fate fate, Moment moment) {
        if (fate == null || fate.voids.isEmpty()) {
            return false;
        }
        for (var voiding : fate.voids) {
            if (moment.counts(voiding) && isValid(voiding, moment) && !isOutOfForce(voiding.fate, moment)) {
                return true;
            }
        }
        return false;
    }

    private List<LeftOut> uncertain(Moment moment) {
        var leftOut = new ArrayList<LeftOut>();
        for (var said : uncertain) {
            if (said.decidedFirst <= moment.decidedBy()
                    && said.decidedLast > moment.decidedBy()
                    && moment.isKnown(said)) {
                leftOut.add(said.leftOut(said.stated.decidedOn().printed()));
            }
        }
        return List.copyOf(leftOut);
    }

    private List<LeftOut> awaiting(Moment moment) {
        var leftOut = new ArrayList<LeftOut>();
        for (var said : awaiting) {
            if (said.stated.basis().valid() instanceof Validity.Awaiting(var condition, var _, var _, var _)
                    && moment.counts(said)
                    && valid(said, moment).isEmpty()
                    && !isOutOfForce(said.fate, moment)) {
                leftOut.add(said.leftOut(condition));
            }
        }
        return List.copyOf(leftOut);
    }

    /**
     * The positions of what had been proposed by the moment and not been overtaken by a later decision on all of the same
     * fields, in the order of decisions.
     *
     * @param state the state at the moment, of all subjects that are asked about
     */
    public List<Long> pendingProposals(State state, long upTo, Predicate<Subject> wanted) {
        var asOf = state.asOf();
        var moment = Moment.of(asOf, upTo);
        return proposals.stream()
                .filter(moment::counts)
                .map(said -> said.stated)
                .filter(proposal -> wanted.test(proposal.subject()))
                .filter(proposal -> isPending(proposal, state))
                .map(Stated::position)
                .toList();
    }

    private static boolean isPending(Stated proposal, State state) {
        var asked = proposal.changes().stream()
                .filter(change -> !change.field().equals(FieldChange.REMOVAL_REASON))
                .toList();
        return asked.isEmpty()
                || asked.stream()
                        .anyMatch(change -> state.field(change.subject(), change.field())
                                .map(FieldValue::blame)
                                .filter(blame -> blame.standing() == Standing.DECIDED)
                                .filter(blame -> blame.place().compareTo(proposal.place()) > 0)
                                .isEmpty());
    }
}
