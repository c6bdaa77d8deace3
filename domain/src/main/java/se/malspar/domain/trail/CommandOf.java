package se.malspar.domain.trail;

import java.util.List;
import se.malspar.domain.assessment.AssessmentCommand;
import se.malspar.domain.assessment.AssessmentEvent.AssessmentModelAdopted;
import se.malspar.domain.commission.CommissionCommand;
import se.malspar.domain.commission.CommissionEvent.CommissionClosed;
import se.malspar.domain.commission.CommissionEvent.CommissionGiven;
import se.malspar.domain.commission.CommissionEvent.CommissionReported;
import se.malspar.domain.decision.Command;
import se.malspar.domain.decision.DecidedEvent;
import se.malspar.domain.decision.MinutesCommand;
import se.malspar.domain.decision.MinutesEvent.ConditionMet;
import se.malspar.domain.decision.MinutesEvent.DestructionOrdered;
import se.malspar.domain.decision.MinutesEvent.DocumentRecorded;
import se.malspar.domain.decision.MinutesEvent.MinutesApproved;
import se.malspar.domain.decision.MinutesEvent.MinutesCorrected;
import se.malspar.domain.decision.MinutesEvent.NoticePosted;
import se.malspar.domain.decision.MinutesEvent.NoticeRemoved;
import se.malspar.domain.decision.MinutesEvent.ParagraphRecorded;
import se.malspar.domain.decision.MinutesEvent.PointAnnulled;
import se.malspar.domain.decision.MinutesEvent.PointAppealed;
import se.malspar.domain.decision.MinutesEvent.PointRevoked;
import se.malspar.domain.followup.FollowUpCommand;
import se.malspar.domain.followup.FollowUpEvent.ActivityStatusReported;
import se.malspar.domain.followup.FollowUpEvent.FollowUpApproved;
import se.malspar.domain.followup.FollowUpEvent.ForecastReported;
import se.malspar.domain.followup.FollowUpEvent.GoalAssessed;
import se.malspar.domain.followup.FollowUpEvent.GoalStatusReported;
import se.malspar.domain.followup.FollowUpEvent.MeasuringMethodChanged;
import se.malspar.domain.followup.FollowUpEvent.OutcomeReported;
import se.malspar.domain.followup.FollowUpEvent.ReportingPeriodSet;
import se.malspar.domain.goal.GoalCommand;
import se.malspar.domain.goal.GoalEvent.AmbitionLevelSet;
import se.malspar.domain.goal.GoalEvent.ForecastInterpreted;
import se.malspar.domain.goal.GoalEvent.GoalAdopted;
import se.malspar.domain.goal.GoalEvent.GoalRetired;
import se.malspar.domain.goal.GoalEvent.GoalRevised;
import se.malspar.domain.goal.GoalEvent.MeasureAdopted;
import se.malspar.domain.goal.GoalEvent.MeasureRemoved;
import se.malspar.domain.goal.GoalEvent.SubGoalAdopted;
import se.malspar.domain.goal.GoalEvent.SubGoalCorrected;
import se.malspar.domain.goal.GoalEvent.SubGoalRemoved;
import se.malspar.domain.goal.GoalEvent.TargetValueSet;
import se.malspar.domain.plan.PlanCommand;
import se.malspar.domain.plan.PlanEvent.ActivityAdded;
import se.malspar.domain.plan.PlanEvent.ActivityChanged;
import se.malspar.domain.plan.PlanEvent.ActivityRemoved;
import se.malspar.domain.plan.PlanEvent.PlanAdopted;

/** The command that an event came of, less what it rests on. */
final class CommandOf {

    private CommandOf() {}

    /** The commands of a correction of minutes are events of their own, and not in it. */
    static Command event(DecidedEvent event) {
        return switch (event) {
            case ParagraphRecorded _, DocumentRecorded _ ->
                throw new IllegalArgumentException("A § or a paper is no effect: " + event);
            case MinutesApproved(var _, var meeting, var paragraphs, var approvedOn) ->
                new MinutesCommand.ApproveMinutes(meeting, paragraphs, approvedOn);
            case NoticePosted(var _, var meeting, var postedOn) -> new MinutesCommand.PostNotice(meeting, postedOn);
            case NoticeRemoved(var _, var meeting, var removedOn) ->
                new MinutesCommand.RemoveNotice(meeting, removedOn);
            case PointAppealed(var _, var point, var court) -> new MinutesCommand.AppealPoint(point, court);
            case PointAnnulled(var _, var point, var court) -> new MinutesCommand.AnnulPoint(point, court);
            case PointRevoked(var _, var point, var reason) -> new MinutesCommand.RevokePoint(point, reason);
            case MinutesCorrected(var _, var point, var from, var to, var reason) ->
                new MinutesCommand.CorrectMinutes(point, from, to, reason, List.of());
            case ConditionMet(var _, var point, var metOn) -> new MinutesCommand.MeetCondition(point, metOn);
            case DestructionOrdered(var _, var registration, var ground) ->
                new MinutesCommand.OrderDestruction(registration, ground);
            case GoalAdopted(var _, var goal, var content) -> new GoalCommand.AdoptGoal(goal, content);
            case GoalRevised(var _, var goal, var content, var reason) ->
                new GoalCommand.ReviseGoal(goal, content, reason);
            case AmbitionLevelSet(var _, var goal, var level, var meaning, var forPeriod) ->
                new GoalCommand.SetAmbitionLevel(goal, level, meaning, forPeriod);
            case SubGoalAdopted(var _, var goal, var subGoal, var wording) ->
                new GoalCommand.AdoptSubGoal(goal, subGoal, wording);
            case SubGoalCorrected(var _, var goal, var subGoal, var wording, var reason) ->
                new GoalCommand.CorrectSubGoal(goal, subGoal, wording, reason);
            case SubGoalRemoved(var _, var goal, var subGoal, var reason) ->
                new GoalCommand.RemoveSubGoal(goal, subGoal, reason);
            case MeasureAdopted(var _, var goal, var measure, var name, var unit, var direction, var subGoal) ->
                new GoalCommand.AdoptMeasure(goal, measure, name, unit, direction, subGoal);
            case TargetValueSet(var _, var goal, var measure, var period, var value) ->
                new GoalCommand.SetTargetValue(goal, measure, period, value);
            case MeasureRemoved(var _, var goal, var measure, var reason) ->
                new GoalCommand.RemoveMeasure(goal, measure, reason);
            case ForecastInterpreted(var _, var goal, var allowed, var reason) ->
                new GoalCommand.InterpretForecast(goal, allowed, reason);
            case GoalRetired(var _, var goal, var reason) -> new GoalCommand.RetireGoal(goal, reason);
            case PlanAdopted(var _, var plan, var title) -> new PlanCommand.AdoptPlan(plan, title);
            case ActivityAdded(var _, var plan, var activity, var content) ->
                new PlanCommand.AddActivity(plan, activity, content);
            case ActivityChanged(var _, var plan, var activity, var content, var reason) ->
                new PlanCommand.ChangeActivity(plan, activity, content, reason);
            case ActivityRemoved(var _, var plan, var activity, var reason) ->
                new PlanCommand.RemoveActivity(plan, activity, reason);
            case ActivityStatusReported(var _, var plan, var activity, var period, var status, var comment) ->
                new FollowUpCommand.ReportActivityStatus(plan, activity, period, status, comment);
            case OutcomeReported(var _, var goal, var measure, var period, var value, var comment) ->
                new FollowUpCommand.ReportOutcome(goal, measure, period, value, comment);
            case ForecastReported(var _, var goal, var measure, var period, var value, var comment) ->
                new FollowUpCommand.ReportForecast(goal, measure, period, value, comment);
            case GoalStatusReported(var _, var goal, var period, var status, var comment) ->
                new FollowUpCommand.ReportGoalStatus(goal, period, status, comment);
            case MeasuringMethodChanged(var _, var goal, var measure, var period, var change) ->
                new FollowUpCommand.ReportMethodChange(goal, measure, period, change);
            case GoalAssessed(var _, var goal, var period, var value, var motivation) ->
                new FollowUpCommand.AssessGoal(goal, period, value, motivation);
            case ReportingPeriodSet(var _, var period, var kind, var statutory, var name) ->
                new FollowUpCommand.SetReportingPeriod(period, kind, statutory, name);
            case FollowUpApproved(var _, var body, var period) -> new FollowUpCommand.ApproveFollowUp(body, period);
            case CommissionGiven(var _, var commission, var task, var to, var due) ->
                new CommissionCommand.GiveCommission(commission, task, to, due);
            case CommissionReported(var _, var commission, var report) ->
                new CommissionCommand.ReportCommission(commission, report);
            case CommissionClosed(var _, var commission, var how, var note) ->
                new CommissionCommand.CloseCommission(commission, how, note);
            case AssessmentModelAdopted(var _, var body, var model) ->
                new AssessmentCommand.AdoptAssessmentModel(body, model);
        };
    }
}
