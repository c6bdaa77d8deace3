package se.malspar.domain.trail;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import se.malspar.domain.assessment.AssessmentCommand;
import se.malspar.domain.commission.Closing;
import se.malspar.domain.commission.CommissionCommand;
import se.malspar.domain.commission.CommissionId;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Command;
import se.malspar.domain.decision.MeetingId;
import se.malspar.domain.decision.MinutesCommand;
import se.malspar.domain.decision.PointId;
import se.malspar.domain.decision.RegistrationKey;
import se.malspar.domain.followup.FollowUpCommand;
import se.malspar.domain.followup.PeriodKind;
import se.malspar.domain.goal.GoalCommand;
import se.malspar.domain.goal.GoalContent;
import se.malspar.domain.goal.GoalId;
import se.malspar.domain.goal.MeasureId;
import se.malspar.domain.goal.SubGoalId;
import se.malspar.domain.plan.ActivityContent;
import se.malspar.domain.plan.ActivityId;
import se.malspar.domain.plan.PlanCommand;
import se.malspar.domain.plan.PlanId;
import se.malspar.domain.time.ReportingPeriod;

/** What a point may bring about, in the few words that a test needs. */
public final class Wanted {

    private Wanted() {}

    public static GoalCommand adoptGoal(String goal, String wording) {
        return new GoalCommand.AdoptGoal(GoalId.of(goal), GoalContent.worded(wording));
    }

    public static GoalCommand reviseGoal(String goal, String wording) {
        return new GoalCommand.ReviseGoal(GoalId.of(goal), GoalContent.worded(wording), Optional.empty());
    }

    public static GoalCommand retireGoal(String goal) {
        return new GoalCommand.RetireGoal(GoalId.of(goal), Optional.empty());
    }

    public static GoalCommand setAmbition(String goal, String level) {
        return new GoalCommand.SetAmbitionLevel(GoalId.of(goal), level, Optional.empty(), Optional.empty());
    }

    public static GoalCommand adoptSubGoal(String goal, String subGoal, String wording) {
        return new GoalCommand.AdoptSubGoal(GoalId.of(goal), SubGoalId.of(subGoal), Optional.of(wording));
    }

    public static GoalCommand correctSubGoal(String goal, String subGoal, String wording) {
        return new GoalCommand.CorrectSubGoal(GoalId.of(goal), SubGoalId.of(subGoal), wording, Optional.of("skrivfel"));
    }

    public static GoalCommand removeSubGoal(String goal, String subGoal) {
        return new GoalCommand.RemoveSubGoal(GoalId.of(goal), SubGoalId.of(subGoal), Optional.empty());
    }

    public static GoalCommand adoptMeasure(String goal, String measure) {
        return new GoalCommand.AdoptMeasure(
                GoalId.of(goal),
                MeasureId.of(measure),
                "Andel behöriga",
                Optional.of("%"),
                Optional.empty(),
                Optional.empty());
    }

    public static GoalCommand adoptMeasureOf(String goal, String subGoal, String measure) {
        return new GoalCommand.AdoptMeasure(
                GoalId.of(goal),
                MeasureId.of(measure),
                "Andel behöriga",
                Optional.empty(),
                Optional.empty(),
                Optional.of(SubGoalId.of(subGoal)));
    }

    public static GoalCommand removeMeasure(String goal, String measure) {
        return new GoalCommand.RemoveMeasure(GoalId.of(goal), MeasureId.of(measure), Optional.empty());
    }

    public static GoalCommand setTarget(String goal, String measure, String period, String value) {
        return new GoalCommand.SetTargetValue(
                GoalId.of(goal), MeasureId.of(measure), ReportingPeriod.parse(period), value);
    }

    public static PlanCommand adoptPlan(String plan) {
        return new PlanCommand.AdoptPlan(PlanId.parse(plan), Optional.empty());
    }

    public static PlanCommand addActivity(String plan, String activity, String heading, String... goals) {
        return new PlanCommand.AddActivity(PlanId.parse(plan), ActivityId.of(activity), content(heading, goals));
    }

    public static PlanCommand changeActivity(String plan, String activity, String heading, String... goals) {
        return new PlanCommand.ChangeActivity(
                PlanId.parse(plan), ActivityId.of(activity), content(heading, goals), Optional.empty());
    }

    public static PlanCommand removeActivity(String plan, String activity, String reason) {
        return new PlanCommand.RemoveActivity(PlanId.parse(plan), ActivityId.of(activity), reason);
    }

    private static ActivityContent content(String heading, String... goals) {
        return ActivityContent.headed(
                heading, List.of(goals).stream().map(GoalId::of).toArray(GoalId[]::new));
    }

    public static FollowUpCommand reportActivity(String plan, String activity, String period, String status) {
        return new FollowUpCommand.ReportActivityStatus(
                PlanId.parse(plan), ActivityId.of(activity), ReportingPeriod.parse(period), status, Optional.empty());
    }

    public static FollowUpCommand reportOutcome(String goal, String measure, String period, String value) {
        return new FollowUpCommand.ReportOutcome(
                GoalId.of(goal), MeasureId.of(measure), ReportingPeriod.parse(period), value, Optional.empty());
    }

    public static FollowUpCommand reportForecast(String goal, String period, String value) {
        return new FollowUpCommand.ReportForecast(
                GoalId.of(goal), Optional.empty(), ReportingPeriod.parse(period), value, Optional.empty());
    }

    public static FollowUpCommand reportGoal(String goal, String period, String status) {
        return new FollowUpCommand.ReportGoalStatus(
                GoalId.of(goal), ReportingPeriod.parse(period), status, Optional.empty());
    }

    public static FollowUpCommand approveFollowUp(String body, String period) {
        return new FollowUpCommand.ApproveFollowUp(new BodyCode(body), ReportingPeriod.parse(period));
    }

    public static FollowUpCommand assess(String goal, String period, String value) {
        return new FollowUpCommand.AssessGoal(
                GoalId.of(goal), ReportingPeriod.parse(period), value, "Nämndens samlade bedömning.");
    }

    public static FollowUpCommand changeMethod(String goal, String measure, String period) {
        return new FollowUpCommand.ReportMethodChange(
                GoalId.of(goal), MeasureId.of(measure), ReportingPeriod.parse(period), "Ny enkät.");
    }

    public static FollowUpCommand followUp(String period) {
        return new FollowUpCommand.SetReportingPeriod(
                ReportingPeriod.parse(period), PeriodKind.TERTIAL, false, Optional.empty());
    }

    public static GoalCommand interpretForecast(String goal, boolean allowed) {
        return new GoalCommand.InterpretForecast(GoalId.of(goal), allowed, "Målet har ett mått.");
    }

    /** A model by which goals are as they are reported. */
    public static AssessmentCommand adoptModel(String key) {
        return new AssessmentCommand.AdoptAssessmentModel(Optional.empty(), Models.asReported(key));
    }

    public static CommissionCommand give(String commission, String task) {
        return new CommissionCommand.GiveCommission(
                CommissionId.of(commission), task, Optional.empty(), Optional.empty());
    }

    public static CommissionCommand reportBack(String commission, String report) {
        return new CommissionCommand.ReportCommission(CommissionId.of(commission), report);
    }

    public static CommissionCommand close(String commission) {
        return new CommissionCommand.CloseCommission(CommissionId.of(commission), Closing.COMPLETED, Optional.empty());
    }

    public static MinutesCommand revoke(String point) {
        return new MinutesCommand.RevokePoint(PointId.parse(point), Optional.empty());
    }

    public static MinutesCommand annul(String point) {
        return new MinutesCommand.AnnulPoint(PointId.parse(point), Optional.of("Förvaltningsrätten"));
    }

    public static MinutesCommand appeal(String point) {
        return new MinutesCommand.AppealPoint(PointId.parse(point), Optional.empty());
    }

    public static MinutesCommand correct(String point, Command... commands) {
        return new MinutesCommand.CorrectMinutes(
                PointId.parse(point), "fel lydelse", "rätt lydelse", "skrivfel", List.of(commands));
    }

    public static MinutesCommand meet(String point, String metOn) {
        return new MinutesCommand.MeetCondition(PointId.parse(point), LocalDate.parse(metOn));
    }

    public static MinutesCommand approveMinutes(String meeting, String approvedOn) {
        return new MinutesCommand.ApproveMinutes(MeetingId.parse(meeting), List.of(), LocalDate.parse(approvedOn));
    }

    static Command orderDestruction(RegistrationId registration) {
        return new MinutesCommand.OrderDestruction(new RegistrationKey(registration.value()), Optional.empty());
    }
}
