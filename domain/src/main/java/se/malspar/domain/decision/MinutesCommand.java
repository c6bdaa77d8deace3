package se.malspar.domain.decision;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What may be recorded about minutes and points after the meeting. */
public sealed interface MinutesCommand extends Command {

    /** {@code paragraphs} empty: all of the meeting's. */
    @JsonTypeName("approve-minutes")
    record ApproveMinutes(MeetingId meeting, List<ParagraphNumber> paragraphs, LocalDate approvedOn)
            implements MinutesCommand {
        public ApproveMinutes {
            paragraphs = Lists.orEmpty(paragraphs);
            requireNotBefore("approvedOn", approvedOn, meeting.date());
        }
    }

    @JsonTypeName("post-notice")
    record PostNotice(MeetingId meeting, LocalDate postedOn) implements MinutesCommand {
        public PostNotice {
            requireNotBefore("postedOn", postedOn, meeting.date());
        }
    }

    @JsonTypeName("remove-notice")
    record RemoveNotice(MeetingId meeting, LocalDate removedOn) implements MinutesCommand {
        public RemoveNotice {
            requireNotBefore("removedOn", removedOn, meeting.date());
        }
    }

    @JsonTypeName("appeal-point")
    record AppealPoint(PointId point, Optional<String> court) implements MinutesCommand {
        public AppealPoint {
            court = court.map(text -> Texts.required("court", text, 200));
        }
    }

    @JsonTypeName("annul-point")
    record AnnulPoint(PointId point, Optional<String> court) implements MinutesCommand {
        public AnnulPoint {
            court = court.map(text -> Texts.required("court", text, 200));
        }
    }

    @JsonTypeName("revoke-point")
    record RevokePoint(PointId point, Optional<String> reason) implements MinutesCommand {
        public RevokePoint {
            reason = Texts.optional("reason", reason);
        }
    }

    /**
     * Sets minutes right.
     *
     * @param commands what the corrected wording brings about: they rest on the corrected point, on its original day
     */
    @JsonTypeName("correct-minutes")
    record CorrectMinutes(PointId point, String from, String to, String reason, List<Command> commands)
            implements MinutesCommand {
        public CorrectMinutes {
            from = Texts.required("from", from);
            to = Texts.required("to", to);
            reason = Texts.required("reason", reason);
            commands = Lists.orEmpty(commands);
        }
    }

    @JsonTypeName("meet-condition")
    record MeetCondition(PointId point, LocalDate metOn) implements MinutesCommand {
        public MeetCondition {
            metOn = Days.required("metOn", metOn);
        }
    }

    /**
     * Has what a registration of ours recorded destroyed ({@code gallring}): only where it has been replaced, and only
     * when two persons carry it out.
     *
     * @param ground the ground for it as the paper states it, such as a retention schedule
     */
    @JsonTypeName("order-destruction")
    record OrderDestruction(RegistrationKey registration, Optional<String> ground) implements MinutesCommand {
        public OrderDestruction {
            ground = ground.map(text -> Texts.required("ground", text, 1000));
        }
    }

    private static void requireNotBefore(String field, LocalDate day, LocalDate meetingDate) {
        if (Days.required(field, day).isBefore(meetingDate)) {
            throw new Malformed(
                    field,
                    day.toString(),
                    "Dagen ligger före sammanträdet %s.".formatted(meetingDate),
                    "The day lies before the meeting on %s.".formatted(meetingDate));
        }
    }
}
