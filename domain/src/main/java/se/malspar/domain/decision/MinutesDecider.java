package se.malspar.domain.decision;

import se.malspar.domain.decision.MinutesCommand.AnnulPoint;
import se.malspar.domain.decision.MinutesCommand.AppealPoint;
import se.malspar.domain.decision.MinutesCommand.ApproveMinutes;
import se.malspar.domain.decision.MinutesCommand.CorrectMinutes;
import se.malspar.domain.decision.MinutesCommand.MeetCondition;
import se.malspar.domain.decision.MinutesCommand.OrderDestruction;
import se.malspar.domain.decision.MinutesCommand.PostNotice;
import se.malspar.domain.decision.MinutesCommand.RemoveNotice;
import se.malspar.domain.decision.MinutesCommand.RevokePoint;

/** What a command about minutes becomes when it rests on a basis. */
public final class MinutesDecider {

    private MinutesDecider() {}

    /** The event of the command alone: what a correction of minutes brings about are events of their own. */
    public static MinutesEvent decide(MinutesCommand command, Basis basis) {
        return switch (command) {
            case ApproveMinutes(var meeting, var paragraphs, var approvedOn) ->
                new MinutesEvent.MinutesApproved(basis, meeting, paragraphs, approvedOn);
            case PostNotice(var meeting, var postedOn) -> new MinutesEvent.NoticePosted(basis, meeting, postedOn);
            case RemoveNotice(var meeting, var removedOn) -> new MinutesEvent.NoticeRemoved(basis, meeting, removedOn);
            case AppealPoint(var point, var court) -> new MinutesEvent.PointAppealed(basis, point, court);
            case AnnulPoint(var point, var court) -> new MinutesEvent.PointAnnulled(basis, point, court);
            case RevokePoint(var point, var reason) -> new MinutesEvent.PointRevoked(basis, point, reason);
            case CorrectMinutes(var point, var from, var to, var reason, var _) ->
                new MinutesEvent.MinutesCorrected(basis, point, from, to, reason);
            case MeetCondition(var point, var metOn) -> new MinutesEvent.ConditionMet(basis, point, metOn);
            case OrderDestruction(var registration, var ground) ->
                new MinutesEvent.DestructionOrdered(basis, registration, ground);
        };
    }
}
