package se.malspar.domain.trail;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import se.malspar.domain.decision.Authority;
import se.malspar.domain.decision.DecidedEvent;
import se.malspar.domain.decision.MinutesEvent;
import se.malspar.domain.decision.ParagraphId;
import se.malspar.domain.decision.PointId;
import se.malspar.domain.decision.Rank;
import se.malspar.domain.decision.Standing;
import se.malspar.domain.decision.Validity;
import se.malspar.domain.state.FieldChange;
import se.malspar.domain.state.FieldChanges;
import se.malspar.domain.state.Logged;
import se.malspar.domain.time.AsOf;
import se.malspar.domain.time.DecidedOn;

/** The fold as its four rules read, as slowly as they read: what {@code Fold} and the tables must agree with. */
final class NaiveFold {

    /** A value, and the event that gave it. */
    record Answer(Optional<String> value, UUID event) {}

    /** Decided or reported by then, read as it was read then. */
    record Known(Logged logged, DecidedEvent event, DecidedOn decidedOn) {}

    private final AsOf asOf;
    private final List<Known> known;

    private NaiveFold(AsOf asOf, List<Known> known) {
        this.asOf = asOf;
        this.known = known;
    }

    static Map<String, Answer> at(List<Logged> log, AsOf asOf) {
        var recorded = recordedBy(log, asOf);
        var known = recorded.stream()
                .filter(each -> !each.decidedOn().last().isAfter(asOf.decidedBy()))
                .sorted(inDecidedOrder())
                .toList();
        return new NaiveFold(asOf, known).fields();
    }

    /** What was left out since it may have been decided before or after. */
    static List<UUID> uncertain(List<Logged> log, AsOf asOf) {
        return recordedBy(log, asOf).stream()
                .filter(each -> each.decidedOn().last().isAfter(asOf.decidedBy()))
                .filter(each -> !each.decidedOn().first().isAfter(asOf.decidedBy()))
                .map(each -> each.logged().eventId())
                .toList();
    }

    /** What was decided and waits for something to happen. */
    static List<UUID> awaiting(List<Logged> log, AsOf asOf) {
        var known = recordedBy(log, asOf).stream()
                .filter(each -> !each.decidedOn().last().isAfter(asOf.decidedBy()))
                .sorted(inDecidedOrder())
                .toList();
        var fold = new NaiveFold(asOf, known);
        return known.stream()
                .filter(each -> each.event().basis().valid() instanceof Validity.Awaiting)
                .filter(each -> fold.days(each.event()).isEmpty())
                .filter(each -> fold.isInForce(each.event()))
                .map(each -> each.logged().eventId())
                .toList();
    }

    /** Rule 1, without proposals. */
    static List<Known> recordedBy(List<Logged> log, AsOf asOf) {
        var known = new ArrayList<Known>();
        for (var each : log) {
            if (!each.recordedAt().isAfter(asOf.recordedBy())
                    && each.event() instanceof DecidedEvent event
                    && event.basis().standing() != Standing.PROPOSED
                    && !isAnnulled(log, asOf, each)) {
                known.add(new Known(each, event, readAs(log, asOf, each, event)));
            }
        }
        return known;
    }

    private static boolean isAnnulled(List<Logged> log, AsOf asOf, Logged event) {
        return log.stream()
                .filter(each -> !each.recordedAt().isAfter(asOf.recordedBy()))
                .anyMatch(each -> each.event() instanceof RecordEvent.RegistrationAnnulled annulled
                        && annulled.registration().equals(event.registration()));
    }

    private static DecidedOn readAs(List<Logged> log, AsOf asOf, Logged logged, DecidedEvent event) {
        var printed = event.basis().decidedOn();
        if (printed.first().equals(printed.last())) {
            return printed;
        }
        var reading = printed;
        for (var each : log) {
            if (!each.recordedAt().isAfter(asOf.recordedBy())
                    && each.event() instanceof RecordEvent.DateInterpreted interpreted
                    && interpreted.registration().equals(logged.registration())
                    && interpreted.decidedOn().printed().equals(printed.printed())) {
                reading = interpreted.decidedOn();
            }
        }
        return reading;
    }

    /** Rule 3: day, body's rank, meeting that day, §, block, point; what no rule tells apart, by body; then by log. */
    static Comparator<Known> inDecidedOrder() {
        return Comparator.comparing((Known each) -> each.decidedOn().last())
                .thenComparing(each -> each.event().basis().rank(), Comparator.comparingInt(Rank::ordinal))
                .thenComparing(each -> sortedAs(each.event()), NaiveFold::comparePlaces)
                .thenComparingLong(each -> each.logged().position());
    }

    private record Sorted(
            int ordinal,
            int number,
            String suffix,
            String block,
            int point,
            String last,
            Optional<PointId> correcting) {}

    private static Sorted sortedAs(DecidedEvent event) {
        return switch (event.basis().by()) {
            case Authority.ByDocument(var document) -> new Sorted(0, 0, "", "", 0, document.value(), Optional.empty());
            case Authority.ByParagraph(var id) -> sorted(id, "", -1, Optional.empty());
            case Authority.ByPoint(var id) ->
                sorted(
                        id.paragraph(),
                        id.proposedTo().map(Object::toString).orElse(""),
                        id.number(),
                        event.basis().rectifiedBy());
        };
    }

    private static Sorted sorted(ParagraphId id, String block, int point, Optional<PointId> correcting) {
        return new Sorted(
                id.meeting().ordinal(),
                id.number().number(),
                id.number().suffix(),
                block,
                point,
                id.meeting().body() + " " + id.meeting().date(),
                correcting);
    }

    private static int comparePlaces(Sorted one, Sorted other) {
        var places = Comparator.comparingInt(Sorted::ordinal)
                .thenComparingInt(Sorted::number)
                .thenComparing(Sorted::suffix)
                .thenComparing(Sorted::block)
                .thenComparingInt(Sorted::point)
                .thenComparing(Sorted::last);
        var by = places.compare(one, other);
        if (by != 0 || one.correcting().equals(other.correcting())) {
            return by;
        }
        // what minutes came to say by a correction stands after what they said, corrections by their own day
        if (one.correcting().isEmpty() || other.correcting().isEmpty()) {
            return one.correcting().isEmpty() ? -1 : 1;
        }
        var first = one.correcting().get();
        var second = other.correcting().get();
        var days = first.paragraph()
                .meeting()
                .date()
                .compareTo(second.paragraph().meeting().date());
        return days != 0
                ? days
                : places.compare(
                        sorted(first.paragraph(), block(first), first.number(), Optional.empty()),
                        sorted(second.paragraph(), block(second), second.number(), Optional.empty()));
    }

    private static String block(PointId point) {
        return point.proposedTo().map(Object::toString).orElse("");
    }

    /** Rule 4, with blame: the last that is valid; in what is for a body to decide, a report only without a decision. */
    private Map<String, Answer> fields() {
        var answers = new HashMap<String, Answer>();
        var decided = new HashMap<String, Boolean>();
        for (var each : known) {
            if (!isValid(each.event()) || !isInForce(each.event())) {
                continue;
            }
            for (var change : FieldChanges.of(each.event())) {
                var field = change.subject() + " " + change.field();
                var isDecision = each.event().basis().standing() == Standing.DECIDED;
                if (change.kind() == FieldChange.Kind.DECISION && !isDecision && decided.getOrDefault(field, false)) {
                    continue;
                }
                decided.merge(field, isDecision, Boolean::logicalOr);
                answers.put(field, new Answer(change.value(), each.logged().eventId()));
            }
        }
        return answers;
    }

    private boolean isValid(DecidedEvent event) {
        return days(event)
                .filter(days -> !asOf.validOn().isBefore(days.from()))
                .filter(days -> days.until()
                        .filter(end -> !asOf.validOn().isBefore(end))
                        .isEmpty())
                .isPresent();
    }

    private record Days(LocalDate from, Optional<LocalDate> until) {}

    private Optional<Days> days(DecidedEvent event) {
        return switch (event.basis().valid()) {
            case Validity.During(var from, var until) -> Optional.of(new Days(from, until));
            case Validity.Awaiting(var _, var onMinutesApproved, var earliest, var until) -> {
                Optional<LocalDate> from = Optional.empty();
                for (var each : known) {
                    var met = metBy(each.event(), event, onMinutesApproved);
                    from = met.isPresent() ? met : from;
                }
                if (from.isPresent() && earliest.isPresent() && earliest.get().isAfter(from.get())) {
                    from = earliest;
                }
                yield from.filter(day -> until.isEmpty() || day.isBefore(until.get()))
                        .map(day -> new Days(day, until));
            }
        };
    }

    private static Optional<LocalDate> metBy(DecidedEvent met, DecidedEvent waiting, boolean onMinutesApproved) {
        if (!(waiting.basis().by() instanceof Authority.ByPoint(var point))) {
            return Optional.empty();
        }
        if (met instanceof MinutesEvent.ConditionMet condition
                && condition.point().equals(point)) {
            return Optional.of(condition.metOn());
        }
        if (onMinutesApproved
                && met instanceof MinutesEvent.MinutesApproved approval
                && approval.meeting().equals(point.paragraph().meeting())
                && (approval.paragraphs().isEmpty()
                        || approval.paragraphs().contains(point.paragraph().number()))) {
            return Optional.of(approval.approvedOn());
        }
        return Optional.empty();
    }

    /** The point stands on the day unless a later point, itself in force, has taken it away by then. */
    private boolean isInForce(DecidedEvent event) {
        if (!(event.basis().by() instanceof Authority.ByPoint(var point))) {
            return true;
        }
        return known.stream()
                .map(Known::event)
                .noneMatch(other -> other instanceof MinutesEvent.Voiding voiding
                        && voiding.point().equals(point)
                        && isValid(voiding)
                        && isInForce(voiding));
    }
}
