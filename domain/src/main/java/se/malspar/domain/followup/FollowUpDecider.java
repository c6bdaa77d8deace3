package se.malspar.domain.followup;

import se.malspar.domain.decision.Basis;
import se.malspar.domain.followup.FollowUpCommand.ApproveFollowUp;
import se.malspar.domain.followup.FollowUpCommand.ReportActivityStatus;
import se.malspar.domain.followup.FollowUpCommand.ReportForecast;
import se.malspar.domain.followup.FollowUpCommand.ReportGoalStatus;
import se.malspar.domain.followup.FollowUpCommand.ReportOutcome;

/** What a report becomes when it rests on a basis. Whether it follows is for the goal or plan it is about to say. */
public final class FollowUpDecider {

    private FollowUpDecider() {}

    public static FollowUpEvent decide(FollowUpCommand command, Basis basis) {
        return switch (command) {
            case ReportActivityStatus(var plan, var activity, var period, var status, var comment) ->
                new FollowUpEvent.ActivityStatusReported(basis, plan, activity, period, status, comment);
            case ReportOutcome(var goal, var measure, var period, var value, var comment) ->
                new FollowUpEvent.OutcomeReported(basis, goal, measure, period, value, comment);
            case ReportForecast(var goal, var measure, var period, var value, var comment) ->
                new FollowUpEvent.ForecastReported(basis, goal, measure, period, value, comment);
            case ReportGoalStatus(var goal, var period, var status, var comment) ->
                new FollowUpEvent.GoalStatusReported(basis, goal, period, status, comment);
            case ApproveFollowUp(var body, var period) -> new FollowUpEvent.FollowUpApproved(basis, body, period);
        };
    }
}
