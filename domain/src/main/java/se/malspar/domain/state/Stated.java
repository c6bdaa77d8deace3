package se.malspar.domain.state;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import se.malspar.domain.decision.Authority;
import se.malspar.domain.decision.Basis;
import se.malspar.domain.decision.DecidedEvent;
import se.malspar.domain.decision.MeetingId;
import se.malspar.domain.decision.MinutesEvent;
import se.malspar.domain.decision.ParagraphId;
import se.malspar.domain.decision.ParagraphNumber;
import se.malspar.domain.decision.Place;
import se.malspar.domain.decision.PointId;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.time.DecidedOn;

/**
 * What one event says, together with all that settles whether it counts at a moment. An event whose uncertain day has
 * been interpreted is two of these: one until the interpretation was recorded, one from then on.
 *
 * @param knownFrom from when on the recorded axis this reading of it is known
 * @param knownUntil when its registration was annulled, or another reading recorded; half-open
 * @param decidedOn its day as read between those two
 * @param place its place in the order of decisions by that day
 */
public record Stated(
        long position,
        UUID event,
        Instant recordedAt,
        Instant knownFrom,
        Optional<Instant> knownUntil,
        Subject subject,
        Basis basis,
        DecidedOn decidedOn,
        Place place,
        Bearing bearing,
        List<FieldChange> changes) {

    /** As the decisions were made; of those in one place, as they were recorded. */
    public static final Comparator<Stated> IN_DECIDED_ORDER =
            Comparator.comparing(Stated::place).thenComparingLong(Stated::position);

    /** What it does to other decisions, beside what it says of its own subject. */
    public sealed interface Bearing {

        Bearing NONE = new None();

        record None() implements Bearing {}

        /** Takes a point out of force, from its own first valid day on. */
        record Voids(PointId point) implements Bearing {}

        /** Says that what a point's validity waits for has happened. */
        record Meets(PointId point, LocalDate metOn) implements Bearing {}

        /** Approves the minutes of a meeting: all §§ where none are named. */
        record Approves(MeetingId meeting, List<ParagraphNumber> paragraphs, LocalDate approvedOn) implements Bearing {

            boolean covers(ParagraphId paragraph) {
                return meeting.equals(paragraph.meeting())
                        && (paragraphs.isEmpty() || paragraphs.contains(paragraph.number()));
            }
        }

        static Bearing of(DecidedEvent event) {
            return switch (event) {
                case MinutesEvent.Voiding voiding -> new Voids(voiding.point());
                case MinutesEvent.ConditionMet(var _, var point, var metOn) -> new Meets(point, metOn);
                case MinutesEvent.MinutesApproved(var _, var meeting, var paragraphs, var approvedOn) ->
                    new Approves(meeting, paragraphs, approvedOn);
                case DecidedEvent _ -> NONE;
            };
        }
    }

    /** What the event said when it was recorded. */
    public static Stated of(Logged logged, DecidedEvent event) {
        var basis = event.basis();
        return new Stated(
                logged.position(),
                logged.eventId(),
                logged.recordedAt(),
                logged.recordedAt(),
                Optional.empty(),
                event.subject(),
                basis,
                basis.decidedOn(),
                basis.place(),
                Bearing.of(event),
                FieldChanges.of(event));
    }

    /** As known until an instant. */
    public Stated until(Instant end) {
        return new Stated(
                position,
                event,
                recordedAt,
                knownFrom,
                Optional.of(end),
                subject,
                basis,
                decidedOn,
                place,
                bearing,
                changes);
    }

    /** As known from an instant on, with its day read otherwise. */
    public Stated readAs(DecidedOn interpreted, Instant from) {
        return new Stated(
                position,
                event,
                recordedAt,
                from,
                Optional.empty(),
                subject,
                basis,
                interpreted,
                Place.readAs(basis, interpreted),
                bearing,
                changes);
    }

    Stated withoutChanges() {
        return new Stated(
                position,
                event,
                recordedAt,
                knownFrom,
                knownUntil,
                subject,
                basis,
                decidedOn,
                place,
                bearing,
                List.of());
    }

    /** The point it rests on, where it rests on one. */
    public Optional<PointId> point() {
        return basis.by() instanceof Authority.ByPoint(var point) ? Optional.of(point) : Optional.empty();
    }
}
