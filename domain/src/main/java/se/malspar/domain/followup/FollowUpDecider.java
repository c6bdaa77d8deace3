package se.malspar.domain.followup;

import se.malspar.domain.decision.Basis;
import se.malspar.domain.followup.FollowUpCommand.ApproveFollowUp;
import se.malspar.domain.followup.FollowUpCommand.AssessGoal;
import se.malspar.domain.followup.FollowUpCommand.ReportActivityStatus;
import se.malspar.domain.followup.FollowUpCommand.ReportForecast;
import se.malspar.domain.followup.FollowUpCommand.ReportGoalStatus;
import se.malspar.domain.followup.FollowUpCommand.ReportMethodChange;
import se.malspar.domain.followup.FollowUpCommand.ReportOutcome;
import se.malspar.domain.followup.FollowUpCommand.SetReportingPeriod;

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
            case ReportMethodChange(var goal, var measure, var period, var change) ->
                new FollowUpEvent.MeasuringMethodChanged(basis, goal, measure, period, change);
            case AssessGoal(var goal, var period, var value, var motivation) ->
                new FollowUpEvent.GoalAssessed(basis, goal, period, value, motivation);
            case SetReportingPeriod(var period, var kind, var statutory, var name) ->
                new FollowUpEvent.ReportingPeriodSet(basis, period, kind, statutory, name);
            case ApproveFollowUp(var body, var period) -> new FollowUpEvent.FollowUpApproved(basis, body, period);
        };
    }
}
