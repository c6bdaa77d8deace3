package se.malspar.domain.state;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import se.malspar.domain.decision.Authority;
import se.malspar.domain.decision.DecidedEvent;
import se.malspar.domain.decision.MinutesEvent;
import se.malspar.domain.decision.ParagraphId;
import se.malspar.domain.decision.Place;
import se.malspar.domain.decision.PointId;
import se.malspar.domain.decision.Standing;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.decision.Validity;
import se.malspar.domain.state.State.LeftOut;
import se.malspar.domain.time.AsOf;
import se.malspar.domain.time.DecidedOn;
import se.malspar.domain.time.Period;
import se.malspar.domain.trail.RecordEvent;
import se.malspar.domain.trail.RegistrationId;

/**
 * The state at a moment, replayed from the log: the definition that every faster answer is measured against.
 *
 * <ol>
 *   <li>Only what was recorded by then counts, less registrations annulled by then.
 *   <li>Of that, what was decided or reported wholly by then, less points that a decision by then took out of force for
 *       the day in question. A day that may lie on either side is left out and told.
 *   <li>In the order of decisions ({@link Place}), recording order breaking the last tie.
 *   <li>The last that is valid on the day gives a field its value; in a field for a body to decide, a report only where
 *       no decision does.
 * </ol>
 */
public final class Fold {

    private final AsOf asOf;
    private final List<Counted> counted = new ArrayList<>();
    private final List<LeftOut> uncertain = new ArrayList<>();
    private final List<LeftOut> awaiting = new ArrayList<>();

    /** An event that counts at the moment, at its place. */
    private record Counted(Logged logged, DecidedEvent event, DecidedOn decidedOn, Place place) {

        private static final Comparator<Counted> IN_DECIDED_ORDER = Comparator.comparing(Counted::place)
                .thenComparingLong(each -> each.logged().position());

        Optional<PointId> point() {
            return event.basis().by() instanceof Authority.ByPoint(var point) ? Optional.of(point) : Optional.empty();
        }
    }

    private Fold(AsOf asOf) {
        this.asOf = asOf;
    }

    /** The state at the moment, from the whole log of one municipality in recording order. */
    public static State at(List<Logged> log, AsOf asOf) {
        var fold = new Fold(asOf);
        fold.choose(log);
        return fold.fold();
    }

    /** What counts at the moment of one field, in the order of decisions, also what was overtaken since. */
    public static List<FieldValue> said(List<Logged> log, AsOf asOf, Subject subject, String field) {
        var fold = new Fold(asOf);
        fold.choose(log);
        var said = new ArrayList<FieldValue>();
        for (var each : fold.counted) {
            var valid = fold.valid(each.event()).filter(period -> period.contains(asOf.validOn()));
            if (valid.isPresent() && !fold.isOutOfForce(each)) {
                FieldChanges.of(each.event()).stream()
                        .filter(change -> change.subject().equals(subject)
                                && change.field().equals(field))
                        .forEach(change -> said.add(new FieldValue(change.value(), blame(each, valid.get()))));
            }
        }
        return List.copyOf(said);
    }

    private void choose(List<Logged> log) {
        var recorded = log.stream()
                .filter(each -> !each.recordedAt().isAfter(asOf.recordedBy()))
                .toList();
        var annulled = new HashSet<RegistrationId>();
        var readings = new HashMap<RegistrationId, Map<String, DecidedOn>>();
        for (var each : recorded) {
            if (each.event() instanceof RecordEvent own) {
                switch (own) {
                    case RecordEvent.RegistrationAnnulled(var registration, var _, var _) -> annulled.add(registration);
                    case RecordEvent.DateInterpreted(var registration, var decidedOn, var _) ->
                        readings.computeIfAbsent(registration, _ -> new HashMap<>())
                                .put(decidedOn.printed(), decidedOn);
                    case RecordEvent _ -> {}
                }
            }
        }
        for (var each : recorded) {
            if (each.event() instanceof DecidedEvent event
                    && event.basis().standing() != Standing.PROPOSED
                    && !annulled.contains(each.registration())) {
                var printed = event.basis().decidedOn();
                var decidedOn = printed.isCertain()
                        ? printed
                        : readings.getOrDefault(each.registration(), Map.of()).getOrDefault(printed.printed(), printed);
                if (decidedOn.whollyBy(asOf.decidedBy())) {
                    counted.add(new Counted(each, event, decidedOn, Place.readAs(event.basis(), decidedOn)));
                } else if (decidedOn.straddles(asOf.decidedBy())) {
                    uncertain.add(leftOut(each, event, decidedOn, decidedOn.printed()));
                }
            }
        }
        counted.sort(Counted.IN_DECIDED_ORDER);
    }

    private static LeftOut leftOut(Logged logged, DecidedEvent event, DecidedOn decidedOn, String why) {
        return new LeftOut(
                logged.eventId(),
                logged.position(),
                event.subject(),
                event.basis().by().cited(),
                decidedOn,
                why);
    }

    private State fold() {
        SortedMap<Subject, SortedMap<String, FieldValue>> fields = new TreeMap<>();
        var reportedOnly = new HashMap<Subject, Map<String, Boolean>>();
        for (var each : counted) {
            var valid = valid(each.event());
            if (valid.isEmpty()) {
                if (each.event().basis().valid() instanceof Validity.Awaiting(var condition, var _, var _, var _)
                        && !isOutOfForce(each)) {
                    awaiting.add(leftOut(each.logged(), each.event(), each.decidedOn(), condition));
                }
                continue;
            }
            if (!valid.get().contains(asOf.validOn()) || isOutOfForce(each)) {
                continue;
            }
            for (var change : FieldChanges.of(each.event())) {
                var isReport = change.kind() == FieldChange.Kind.DECISION
                        && each.event().basis().standing() == Standing.REPORTED;
                var known = reportedOnly.computeIfAbsent(change.subject(), _ -> new HashMap<>());
                if (isReport && !known.getOrDefault(change.field(), true)) {
                    continue; // a report does not overrule what a body has decided
                }
                known.put(change.field(), isReport);
                fields.computeIfAbsent(change.subject(), _ -> new TreeMap<>())
                        .put(change.field(), new FieldValue(change.value(), blame(each, valid.get())));
            }
        }
        return new State(asOf, fields, List.copyOf(uncertain), List.copyOf(awaiting));
    }

    private static Blame blame(Counted each, Period valid) {
        var basis = each.event().basis();
        return new Blame(
                each.logged().eventId(),
                each.logged().position(),
                basis.by(),
                basis.standing(),
                basis.evidence(),
                each.decidedOn(),
                valid.from(),
                valid.until(),
                basis.source(),
                basis.rectifiedBy(),
                each.logged().recordedAt(),
                each.place());
    }

    /** The days the event is valid; absent while it waits for its condition. */
    private Optional<Period> valid(DecidedEvent event) {
        return switch (event.basis().valid()) {
            case Validity.During during -> Optional.of(during.period());
            case Validity.Awaiting awaits -> metOn(event, awaits).flatMap(awaits::metOn);
        };
    }

    private Optional<LocalDate> metOn(DecidedEvent event, Validity.Awaiting awaits) {
        if (!(event.basis().by() instanceof Authority.ByPoint(var point))) {
            return Optional.empty();
        }
        return counted.stream()
                .map(Counted::event)
                .flatMap(other -> switch (other) {
                    case MinutesEvent.ConditionMet(var _, var target, var metOn)
                    when target.equals(point) -> Optional.of(metOn).stream();
                    case MinutesEvent.MinutesApproved approved
                    when awaits.onMinutesApproved() && covers(approved, point.paragraph()) ->
                        Optional.of(approved.approvedOn()).stream();
                    default -> Optional.<LocalDate>empty().stream();
                })
                .reduce((_, last) -> last);
    }

    private static boolean covers(MinutesEvent.MinutesApproved approved, ParagraphId paragraph) {
        return approved.meeting().equals(paragraph.meeting())
                && (approved.paragraphs().isEmpty() || approved.paragraphs().contains(paragraph.number()));
    }

    private boolean isOutOfForce(Counted each) {
        return each.point().filter(this::isOutOfForce).isPresent();
    }

    private boolean isOutOfForce(PointId point) {
        return counted.stream()
                .filter(each -> each.event() instanceof MinutesEvent.Voiding voiding
                        && voiding.point().equals(point))
                .filter(each -> valid(each.event())
                        .filter(period -> period.contains(asOf.validOn()))
                        .isPresent())
                .anyMatch(each -> each.point().filter(this::isOutOfForce).isEmpty());
    }
}
