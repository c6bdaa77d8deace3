package se.malspar.domain.trail;

import static java.util.Map.entry;

import java.util.Map;
import java.util.stream.Collectors;
import se.malspar.domain.assessment.AssessmentEvent;
import se.malspar.domain.commission.CommissionEvent;
import se.malspar.domain.decision.MinutesEvent;
import se.malspar.domain.decision.TrailEvent;
import se.malspar.domain.followup.FollowUpEvent;
import se.malspar.domain.goal.GoalEvent;
import se.malspar.domain.plan.PlanEvent;
import se.malspar.domain.registry.RegistryEvent;

/** What each event is called in the log. Java may be refactored, the log may not: add here, never rename. */
public final class EventNames {

    public static final Map<String, Class<? extends TrailEvent>> BY_NAME = Map.ofEntries(
            entry("municipality-registered", RegistryEvent.MunicipalityRegistered.class),
            entry("body-registered", RegistryEvent.BodyRegistered.class),
            entry("body-renamed", RegistryEvent.BodyRenamed.class),
            entry("registration-annulled", RecordEvent.RegistrationAnnulled.class),
            entry("date-interpreted", RecordEvent.DateInterpreted.class),
            entry("signing-key-changed", RecordEvent.SigningKeyChanged.class),
            entry("rollback-accepted", RecordEvent.RollbackAccepted.class),
            entry("destruction-requested", RecordEvent.DestructionRequested.class),
            entry("destruction-declined", RecordEvent.DestructionDeclined.class),
            entry("content-destroyed", RecordEvent.ContentDestroyed.class),
            entry("destroyed", RecordEvent.Destroyed.class),
            entry("paragraph-recorded", MinutesEvent.ParagraphRecorded.class),
            entry("document-recorded", MinutesEvent.DocumentRecorded.class),
            entry("minutes-approved", MinutesEvent.MinutesApproved.class),
            entry("notice-posted", MinutesEvent.NoticePosted.class),
            entry("notice-removed", MinutesEvent.NoticeRemoved.class),
            entry("point-appealed", MinutesEvent.PointAppealed.class),
            entry("point-annulled", MinutesEvent.PointAnnulled.class),
            entry("point-revoked", MinutesEvent.PointRevoked.class),
            entry("minutes-corrected", MinutesEvent.MinutesCorrected.class),
            entry("condition-met", MinutesEvent.ConditionMet.class),
            entry("destruction-ordered", MinutesEvent.DestructionOrdered.class),
            entry("goal-adopted", GoalEvent.GoalAdopted.class),
            entry("goal-revised", GoalEvent.GoalRevised.class),
            entry("ambition-level-set", GoalEvent.AmbitionLevelSet.class),
            entry("sub-goal-adopted", GoalEvent.SubGoalAdopted.class),
            entry("sub-goal-corrected", GoalEvent.SubGoalCorrected.class),
            entry("sub-goal-removed", GoalEvent.SubGoalRemoved.class),
            entry("measure-adopted", GoalEvent.MeasureAdopted.class),
            entry("target-value-set", GoalEvent.TargetValueSet.class),
            entry("measure-removed", GoalEvent.MeasureRemoved.class),
            entry("forecast-interpreted", GoalEvent.ForecastInterpreted.class),
            entry("goal-retired", GoalEvent.GoalRetired.class),
            entry("plan-adopted", PlanEvent.PlanAdopted.class),
            entry("activity-added", PlanEvent.ActivityAdded.class),
            entry("activity-changed", PlanEvent.ActivityChanged.class),
            entry("activity-removed", PlanEvent.ActivityRemoved.class),
            entry("activity-status-reported", FollowUpEvent.ActivityStatusReported.class),
            entry("outcome-reported", FollowUpEvent.OutcomeReported.class),
            entry("forecast-reported", FollowUpEvent.ForecastReported.class),
            entry("goal-status-reported", FollowUpEvent.GoalStatusReported.class),
            entry("measuring-method-changed", FollowUpEvent.MeasuringMethodChanged.class),
            entry("goal-assessed", FollowUpEvent.GoalAssessed.class),
            entry("reporting-period-set", FollowUpEvent.ReportingPeriodSet.class),
            entry("follow-up-approved", FollowUpEvent.FollowUpApproved.class),
            entry("commission-given", CommissionEvent.CommissionGiven.class),
            entry("commission-reported", CommissionEvent.CommissionReported.class),
            entry("commission-closed", CommissionEvent.CommissionClosed.class),
            entry("assessment-model-adopted", AssessmentEvent.AssessmentModelAdopted.class));

    private static final Map<Class<?>, String> BY_CLASS =
            BY_NAME.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

    private EventNames() {}

    /** The stored name, such as {@code goal-adopted}. */
    public static String of(TrailEvent event) {
        return of(event.getClass());
    }

    static String of(Class<?> type) {
        var name = BY_CLASS.get(type);
        if (name == null) {
            throw new IllegalArgumentException(type + " has no name in the log");
        }
        return name;
    }

    /** The class of a stored name; throws where the name is unknown. */
    public static Class<? extends TrailEvent> classOf(String name) {
        var type = BY_NAME.get(name);
        if (type == null) {
            throw new IllegalArgumentException("The log holds an event of unknown name: " + name);
        }
        return type;
    }
}
