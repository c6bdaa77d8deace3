package se.malspar.benchmark.answer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import se.malspar.domain.decision.Authority;
import se.malspar.domain.decision.DecidedEvent;
import se.malspar.domain.decision.MinutesEvent;
import se.malspar.domain.decision.MinutesEvent.ConditionMet;
import se.malspar.domain.decision.MinutesEvent.MinutesApproved;
import se.malspar.domain.decision.Place;
import se.malspar.domain.decision.PointId;
import se.malspar.domain.decision.Standing;
import se.malspar.domain.decision.Validity;
import se.malspar.domain.state.FieldChange;
import se.malspar.domain.state.FieldChanges;
import se.malspar.domain.state.Logged;
import se.malspar.domain.time.DecidedOn;
import se.malspar.domain.trail.RecordEvent;
import se.malspar.domain.trail.RegistrationId;

/**
 * A municipality's log as whoever keeps what was said by all three axes would have it: every statement with the moments
 * at which it counts, and where points are out of force. Worked out apart from the product's own fold, from the same
 * definition.
 */
public final class ThreeAxes {

    /** For ever: the instants after which nothing more is known. */
    public static final Instant FOR_EVER =
            OneAxis.FOR_GOOD.atStartOfDay(ZoneOffset.UTC).toInstant();

    /**
     * What a statement says, and where it counts.
     *
     * @param line the fields it says it of, which are always spoken of together; in the order of subjects
     * @param order its place in the order of decisions
     * @param yields whether it answers only where no decision does
     */
    public record Said(int line, int order, boolean yields, Box box, Row row) {}

    /** Where a point is out of force. */
    public record Voided(String point, Box box) {}

    /** An event as it is read between two instants. */
    private record Reading(
            Logged logged, DecidedEvent event, DecidedOn decidedOn, Place place, Between<Instant> known) {

        private static final Comparator<Reading> IN_DECIDED_ORDER = Comparator.comparing(Reading::place)
                .thenComparingLong(each -> each.logged().position());

        Optional<PointId> point() {
            return event.basis().by() instanceof Authority.ByPoint(var point) ? Optional.of(point) : Optional.empty();
        }

        Between<LocalDate> decided() {
            return new Between<>(decidedOn.last(), OneAxis.FOR_GOOD);
        }
    }

    private record Interpreted(DecidedOn decidedOn, Instant recordedAt) {}

    private final List<Reading> readings = new ArrayList<>();
    private final List<Reading> conditions;
    private final Map<PointId, List<Reading>> voiding = new HashMap<>();
    private final Map<PointId, List<Box>> outOfForce = new HashMap<>();

    private ThreeAxes(List<Logged> log) {
        read(log);
        readings.sort(Reading.IN_DECIDED_ORDER);
        this.conditions = readings.stream()
                .filter(each -> each.event() instanceof ConditionMet || each.event() instanceof MinutesApproved)
                .toList();
        for (var each : readings) {
            if (each.event() instanceof MinutesEvent.Voiding voids) {
                voiding.computeIfAbsent(voids.point(), _ -> new ArrayList<>()).add(each);
            }
        }
    }

    public static ThreeAxes of(List<Logged> log) {
        return new ThreeAxes(log);
    }

    // --- when it is known, and as what

    private void read(List<Logged> log) {
        var annulled = new HashMap<RegistrationId, Instant>();
        var interpreted = new HashMap<RegistrationId, List<Interpreted>>();
        for (var each : log) {
            if (each.event() instanceof RecordEvent.RegistrationAnnulled(var registration, var _, var _)) {
                annulled.putIfAbsent(registration, each.recordedAt());
            } else if (each.event() instanceof RecordEvent.DateInterpreted(var registration, var decidedOn, var _)) {
                interpreted
                        .computeIfAbsent(registration, _ -> new ArrayList<>())
                        .add(new Interpreted(decidedOn, each.recordedAt()));
            }
        }
        for (var each : log) {
            if (each.event() instanceof DecidedEvent event && event.basis().standing() != Standing.PROPOSED) {
                var decidedOn = event.basis().decidedOn();
                var known = new Between<>(each.recordedAt(), annulled.getOrDefault(each.registration(), FOR_EVER));
                for (var next : interpreted.getOrDefault(each.registration(), List.of())) {
                    if (!event.basis().decidedOn().isCertain()
                            && next.decidedOn().printed().equals(decidedOn.printed())) {
                        read(each, event, decidedOn, known.and(new Between<>(known.since(), next.recordedAt())));
                        decidedOn = next.decidedOn();
                        known = known.and(new Between<>(next.recordedAt(), FOR_EVER));
                    }
                }
                read(each, event, decidedOn, known);
            }
        }
    }

    private void read(Logged logged, DecidedEvent event, DecidedOn decidedOn, Between<Instant> known) {
        if (!known.isEmpty()) {
            readings.add(new Reading(logged, event, decidedOn, Place.readAs(event.basis(), decidedOn), known));
        }
    }

    // --- where it counts

    private List<Box> counted(Reading reading) {
        return switch (reading.event().basis().valid()) {
            case Validity.During(var from, var until) ->
                List.of(new Box(reading.decided(), valid(from, until), reading.known()));
            case Validity.Awaiting awaiting ->
                reading.point().map(point -> met(reading, awaiting, point)).orElse(List.of());
        };
    }

    private static Between<LocalDate> valid(LocalDate from, Optional<LocalDate> until) {
        return new Between<>(from, until.orElse(OneAxis.FOR_GOOD));
    }

    /** Of what is known to have met the condition, the last in the order of decisions tells from which day it is valid. */
    private List<Box> met(Reading reading, Validity.Awaiting awaiting, PointId point) {
        var meeting = conditions.stream()
                .filter(each -> metOn(each, awaiting, point).isPresent())
                .toList();
        var instants = new TreeSet<Instant>();
        for (var each : meeting) {
            var known = reading.known().and(each.known());
            if (!known.isEmpty()) {
                instants.add(known.since());
                instants.add(known.until());
            }
        }
        var boxes = new ArrayList<Box>();
        for (var since : instants) {
            var until = instants.higher(since);
            if (until != null) {
                var now = meeting.stream()
                        .filter(each -> each.known().holds(since))
                        .toList();
                boxes.addAll(met(reading, awaiting, point, now, new Between<>(since, until)));
            }
        }
        return boxes;
    }

    private static List<Box> met(
            Reading reading, Validity.Awaiting awaiting, PointId point, List<Reading> meeting, Between<Instant> known) {
        var boxes = new ArrayList<Box>();
        for (int i = 0; i < meeting.size(); i++) {
            var next = i + 1 < meeting.size() ? meeting.get(i + 1).decidedOn().last() : OneAxis.FOR_GOOD;
            var decided = reading.decided()
                    .and(new Between<>(meeting.get(i).decidedOn().last(), next));
            metOn(meeting.get(i), awaiting, point)
                    .flatMap(awaiting::metOn)
                    .map(period -> new Box(decided, valid(period.from(), period.until()), known))
                    .filter(box -> !box.isEmpty())
                    .ifPresent(boxes::add);
        }
        return boxes;
    }

    private static Optional<LocalDate> metOn(Reading condition, Validity.Awaiting awaiting, PointId point) {
        return switch (condition.event()) {
            case ConditionMet(var _, var target, var metOn) when target.equals(point) -> Optional.of(metOn);
            case MinutesApproved(var _, var meeting, var numbers, var approvedOn)
            when awaiting.onMinutesApproved()
                    && meeting.equals(point.paragraph().meeting())
                    && (numbers.isEmpty() || numbers.contains(point.paragraph().number())) -> Optional.of(approvedOn);
            case DecidedEvent _ -> Optional.empty();
        };
    }

    /** Where a point is out of force: where something takes it, less where that is out of force itself. */
    private List<Box> outOfForce(PointId point) {
        var known = outOfForce.get(point);
        if (known != null) {
            return known;
        }
        var boxes = new ArrayList<Box>();
        for (var each : voiding.getOrDefault(point, List.of())) {
            var taken = counted(each);
            for (var gone : each.point().map(this::outOfForce).orElse(List.of())) {
                taken = taken.stream()
                        .flatMap(box -> box.without(gone).stream())
                        .toList();
            }
            boxes.addAll(taken);
        }
        outOfForce.put(point, boxes);
        return boxes;
    }

    // --- as rows

    /** Where points are out of force. */
    public List<Voided> voided() {
        return voiding.keySet().stream()
                .flatMap(point -> outOfForce(point).stream().map(box -> new Voided(point.toString(), box)))
                .sorted(Comparator.comparing(Voided::point))
                .toList();
    }

    /** All that was said, also by what is out of force. */
    public List<Said> said() {
        var lines = lines();
        var all = new ArrayList<Said>();
        var order = 0;
        for (var reading : readings) {
            order++;
            for (var box : counted(reading)) {
                for (var speech : speeches(reading, lines)) {
                    all.add(said(reading, order, speech, box));
                }
            }
        }
        return all;
    }

    private record Field(String subject, String group, String name, FieldChange.Kind kind) {

        private static final Comparator<Field> IN_ORDER =
                Comparator.comparing(Field::subject).thenComparing(Field::group).thenComparing(Field::name);

        static Field of(FieldChange change) {
            return new Field(change.subject().path(), FieldGroup.of(change.field()), change.field(), change.kind());
        }
    }

    /** Fields of a group that the same statements speak of, so that one row of a statement may answer for them all. */
    private record Line(String subject, String group, FieldChange.Kind kind, List<Long> positions) {}

    private Map<Field, Integer> lines() {
        var spoken = new TreeMap<Field, List<Long>>(Field.IN_ORDER);
        for (var reading : readings) {
            for (var change : FieldChanges.of(reading.event())) {
                spoken.computeIfAbsent(Field.of(change), _ -> new ArrayList<>())
                        .add(reading.logged().position());
            }
        }
        var lines = new HashMap<Line, Integer>();
        var numbers = new HashMap<Field, Integer>();
        spoken.forEach((field, positions) -> {
            var line = new Line(field.subject(), field.group(), field.kind(), positions);
            lines.putIfAbsent(line, lines.size() + 1);
            numbers.put(field, lines.getOrDefault(line, 0));
        });
        return numbers;
    }

    /** What a statement says of one line. */
    private record Speech(int line, Field first, SortedMap<String, Optional<String>> says) {}

    private static Collection<Speech> speeches(Reading reading, Map<Field, Integer> lines) {
        var speeches = new TreeMap<Integer, Speech>();
        for (var change : FieldChanges.of(reading.event())) {
            var field = Field.of(change);
            speeches.computeIfAbsent(lines.getOrDefault(field, 0), line -> new Speech(line, field, new TreeMap<>()))
                    .says()
                    .put(change.field(), change.value());
        }
        return speeches.values();
    }

    private static Said said(Reading reading, int order, Speech speech, Box box) {
        var yields = speech.first().kind() == FieldChange.Kind.DECISION
                && reading.event().basis().standing() == Standing.REPORTED;
        var until = box.valid().until();
        return new Said(
                speech.line(),
                order,
                yields,
                box,
                Row.of(
                        speech.first().subject(),
                        speech.first().group(),
                        speech.says(),
                        reading.logged(),
                        reading.event().basis(),
                        reading.decidedOn(),
                        box.valid().since(),
                        until.equals(OneAxis.FOR_GOOD) ? Optional.empty() : Optional.of(until)));
    }
}
