package se.malspar.domain.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What is known of papers, §§ and points, and what happened to them afterwards. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public sealed interface MinutesEvent extends DecidedEvent {

    /**
     * A § with its points, as the paper at hand has it. A § known by reference may be recorded again when better
     * evidence is in hand; the best evidence is what answers.
     *
     * @param printed the number as printed, such as {@code § 010}
     * @param lastDate the meeting's last day, where it lasted several
     * @param title absent where it is not known
     */
    record ParagraphRecorded(
            Basis basis,
            ParagraphId paragraph,
            String printed,
            Optional<LocalDate> lastDate,
            Optional<String> title,
            Optional<RegistrationNumber> registrationNumber,
            List<RecordedPoint> points,
            List<Reference> references,
            List<Remark> remarks)
            implements MinutesEvent {
        @Override
        public Subject subject() {
            return MinutesEvent.subject(paragraph);
        }
    }

    /**
     * A paper that is no minutes, with its proposals.
     *
     * @param sha256 of the file in hand, 64 hexadecimal digits
     * @param issuer who wrote it, in the paper's words
     */
    record DocumentRecorded(
            Basis basis,
            DocumentId document,
            DocumentKind kind,
            String title,
            Optional<String> sha256,
            Optional<String> issuer,
            Optional<BodyCode> addressee,
            Optional<RegistrationNumber> registrationNumber,
            List<RecordedPoint> proposals,
            List<Reference> references,
            List<Remark> remarks)
            implements MinutesEvent {
        @Override
        public Subject subject() {
            return Subject.of("document", document.value());
        }
    }

    /** The minutes were approved ({@code justerade}): all of the meeting's §§, or those named. */
    record MinutesApproved(Basis basis, MeetingId meeting, List<ParagraphNumber> paragraphs, LocalDate approvedOn)
            implements MinutesEvent {
        @Override
        public Subject subject() {
            return MinutesEvent.subject(meeting);
        }
    }

    /** The approval was announced on the notice board ({@code anslag}), which starts the time for appeal. */
    record NoticePosted(Basis basis, MeetingId meeting, LocalDate postedOn) implements MinutesEvent {
        @Override
        public Subject subject() {
            return MinutesEvent.subject(meeting);
        }
    }

    record NoticeRemoved(Basis basis, MeetingId meeting, LocalDate removedOn) implements MinutesEvent {
        @Override
        public Subject subject() {
            return MinutesEvent.subject(meeting);
        }
    }

    /** Somebody appealed the point ({@code överklagande}); it stays in force meanwhile. */
    record PointAppealed(Basis basis, PointId point, Optional<String> court) implements AboutPoint {}

    /** A court annulled the point. It was in force until then. */
    record PointAnnulled(Basis basis, PointId point, Optional<String> court) implements Voiding {}

    /** A body revoked the point ({@code upphäver}) by a later one. It was in force until then. */
    record PointRevoked(Basis basis, PointId point, Optional<String> reason) implements Voiding {}

    /** A later § set right what the minutes say was decided ({@code rättelse}). The decision day stays the original. */
    record MinutesCorrected(Basis basis, PointId point, String from, String to, String reason) implements AboutPoint {}

    /** What a point's validity was waiting for has happened. */
    record ConditionMet(Basis basis, PointId point, LocalDate metOn) implements AboutPoint {}

    /**
     * What a registration of ours recorded is to be destroyed ({@code gallras}). It names the registration and not what
     * stands in it; carrying it out is an event of its own.
     *
     * @param ground as the paper states it
     */
    record DestructionOrdered(Basis basis, RegistrationKey registration, Optional<String> ground)
            implements MinutesEvent {
        @Override
        public Subject subject() {
            return Subject.of("registration", registration.toString());
        }
    }

    /** What is about a point decided before. */
    sealed interface AboutPoint extends MinutesEvent {

        PointId point();

        @Override
        default Subject subject() {
            return MinutesEvent.subject(point());
        }
    }

    /** What takes a point out of force from its own first valid day on. Before that day the point was in force. */
    sealed interface Voiding extends AboutPoint {}

    static Subject subject(MeetingId meeting) {
        return Subject.of("meeting", meeting.toString());
    }

    static Subject subject(ParagraphId paragraph) {
        return Subject.of("paragraph", paragraph.toString());
    }

    static Subject subject(PointId point) {
        return subject(point.paragraph())
                .part("point", point.proposedTo().map(body -> body + "-").orElse("") + point.number());
    }
}
