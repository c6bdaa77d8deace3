package se.malspar.domain.trail;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.malspar.domain.assessment.AssessmentEvent.AssessmentModelAdopted;
import se.malspar.domain.commission.CommissionEvent;
import se.malspar.domain.commission.CommissionEvent.CommissionClosed;
import se.malspar.domain.commission.CommissionEvent.CommissionGiven;
import se.malspar.domain.commission.CommissionEvent.CommissionReported;
import se.malspar.domain.decision.Basis;
import se.malspar.domain.decision.DecidedEvent;
import se.malspar.domain.decision.MinutesEvent;
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
import se.malspar.domain.decision.Place;
import se.malspar.domain.followup.FollowUpEvent;
import se.malspar.domain.followup.FollowUpEvent.ActivityStatusReported;
import se.malspar.domain.followup.FollowUpEvent.FollowUpApproved;
import se.malspar.domain.followup.FollowUpEvent.ForecastReported;
import se.malspar.domain.followup.FollowUpEvent.GoalAssessed;
import se.malspar.domain.followup.FollowUpEvent.GoalStatusReported;
import se.malspar.domain.followup.FollowUpEvent.MeasuringMethodChanged;
import se.malspar.domain.followup.FollowUpEvent.OutcomeReported;
import se.malspar.domain.followup.FollowUpEvent.ReportingPeriodSet;
import se.malspar.domain.goal.GoalContent;
import se.malspar.domain.goal.GoalEvent;
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
import se.malspar.domain.plan.ActivityContent;
import se.malspar.domain.plan.PlanEvent;
import se.malspar.domain.plan.PlanEvent.ActivityAdded;
import se.malspar.domain.plan.PlanEvent.ActivityChanged;
import se.malspar.domain.plan.PlanEvent.ActivityRemoved;
import se.malspar.domain.plan.PlanEvent.PlanAdopted;

/**
 * What a trail keeps of events: all that a judgement can turn on, and nothing of what they say in words, so that the
 * trails of many municipalities fit in memory. Papers and §§ are kept whole, since whether they are recorded again is
 * told from their words; assessment models are, since what is reported is judged by them. Equal keys, and the basis that one registration's events share, are kept once.
 */
final class Kept {

    /** Where a text stood. */
    private static final String WORDS = "…";

    private final Map<Object, Object> keys = new HashMap<>();
    private @Nullable Basis given;
    private @Nullable Basis basis;
    private @Nullable Place place;

    DecidedEvent of(DecidedEvent event) {
        return switch (event) {
            case ParagraphRecorded whole -> whole;
            case DocumentRecorded whole -> whole;
            case MinutesEvent minutes -> of(minutes, basis(minutes));
            case GoalEvent goal -> of(goal, basis(goal));
            case PlanEvent plan -> of(plan, basis(plan));
            case FollowUpEvent followUp -> of(followUp, basis(followUp));
            case CommissionEvent commission -> of(commission, basis(commission));
            case AssessmentModelAdopted(var _, var body, var model) ->
                new AssessmentModelAdopted(basis(event), body, model);
        };
    }

    /** The place, by the day as printed, of an event just kept. */
    Place place(DecidedEvent kept) {
        if (!kept.basis().equals(basis)) {
            return kept.basis().place();
        }
        if (place == null) {
            place = kept.basis().place();
        }
        return place;
    }

    private Basis basis(DecidedEvent event) {
        var stated = event.basis();
        if (basis == null || !stated.equals(given)) {
            given = stated;
            basis = new Basis(
                    stated.by(),
                    stated.rank(),
                    stated.standing(),
                    stated.evidence(),
                    stated.decidedOn(),
                    stated.valid(),
                    Optional.empty(),
                    stated.rectifiedBy());
            place = null;
        }
        return basis;
    }

    @SuppressWarnings("unchecked") // equal to the key, and so of its class
    private <K> K once(K key) {
        return (K) keys.computeIfAbsent(key, same -> same);
    }

    private MinutesEvent of(MinutesEvent event, Basis on) {
        return switch (event) {
            case ParagraphRecorded whole -> whole;
            case DocumentRecorded whole -> whole;
            case MinutesApproved(var _, var meeting, var paragraphs, var approvedOn) ->
                new MinutesApproved(on, meeting, paragraphs, approvedOn);
            case NoticePosted(var _, var meeting, var postedOn) -> new NoticePosted(on, meeting, postedOn);
            case NoticeRemoved(var _, var meeting, var removedOn) -> new NoticeRemoved(on, meeting, removedOn);
            case PointAppealed(var _, var point, var _) -> new PointAppealed(on, point, Optional.empty());
            case PointAnnulled(var _, var point, var _) -> new PointAnnulled(on, point, Optional.empty());
            case PointRevoked(var _, var point, var _) -> new PointRevoked(on, point, Optional.empty());
            case MinutesCorrected(var _, var point, var _, var _, var _) ->
                new MinutesCorrected(on, point, WORDS, WORDS, WORDS);
            case ConditionMet(var _, var point, var metOn) -> new ConditionMet(on, point, metOn);
            case DestructionOrdered(var _, var registration, var _) ->
                new DestructionOrdered(on, registration, Optional.empty());
        };
    }

    private GoalEvent of(GoalEvent event, Basis on) {
        return switch (event) {
            case GoalAdopted(var _, var goal, var content) -> new GoalAdopted(on, once(goal), kindAndOwnerOf(content));
            case GoalRevised(var _, var goal, var content, var _) ->
                new GoalRevised(on, once(goal), kindAndOwnerOf(content), Optional.empty());
            case AmbitionLevelSet(var _, var goal, var _, var _, var _) ->
                new AmbitionLevelSet(on, once(goal), WORDS, Optional.empty(), Optional.empty());
            case SubGoalAdopted(var _, var goal, var subGoal, var _) ->
                new SubGoalAdopted(on, once(goal), once(subGoal), Optional.empty());
            case SubGoalCorrected(var _, var goal, var subGoal, var _, var _) ->
                new SubGoalCorrected(on, once(goal), once(subGoal), WORDS, Optional.empty());
            case SubGoalRemoved(var _, var goal, var subGoal, var _) ->
                new SubGoalRemoved(on, once(goal), once(subGoal), Optional.empty());
            case MeasureAdopted(var _, var goal, var measure, var _, var _, var _, var subGoal) ->
                new MeasureAdopted(
                        on,
                        once(goal),
                        once(measure),
                        WORDS,
                        Optional.empty(),
                        Optional.empty(),
                        subGoal.map(this::once));
            case TargetValueSet(var _, var goal, var measure, var period, var _) ->
                new TargetValueSet(on, once(goal), once(measure), once(period), WORDS);
            case MeasureRemoved(var _, var goal, var measure, var _) ->
                new MeasureRemoved(on, once(goal), once(measure), Optional.empty());
            case ForecastInterpreted(var _, var goal, var allowed, var _) ->
                new ForecastInterpreted(on, once(goal), allowed, WORDS);
            case GoalRetired(var _, var goal, var _) -> new GoalRetired(on, once(goal), Optional.empty());
        };
    }

    private GoalContent kindAndOwnerOf(GoalContent content) {
        return once(new GoalContent(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                content.kind(),
                Optional.empty(),
                content.owner(),
                Optional.empty(),
                List.of()));
    }

    private PlanEvent of(PlanEvent event, Basis on) {
        return switch (event) {
            case PlanAdopted(var _, var plan, var _) -> new PlanAdopted(on, once(plan), Optional.empty());
            case ActivityAdded(var _, var plan, var activity, var content) ->
                new ActivityAdded(on, once(plan), once(activity), goalsOf(content));
            case ActivityChanged(var _, var plan, var activity, var content, var _) ->
                new ActivityChanged(on, once(plan), once(activity), goalsOf(content), Optional.empty());
            case ActivityRemoved(var _, var plan, var activity, var _) ->
                new ActivityRemoved(on, once(plan), once(activity), WORDS);
        };
    }

    private ActivityContent goalsOf(ActivityContent content) {
        return once(new ActivityContent(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                content.goals().stream().map(this::once).toList()));
    }

    private FollowUpEvent of(FollowUpEvent event, Basis on) {
        return switch (event) {
            case ActivityStatusReported(var _, var plan, var activity, var period, var _, var _) ->
                new ActivityStatusReported(on, once(plan), once(activity), once(period), WORDS, Optional.empty());
            case OutcomeReported(var _, var goal, var measure, var period, var _, var _) ->
                new OutcomeReported(on, once(goal), once(measure), once(period), WORDS, Optional.empty());
            case ForecastReported(var _, var goal, var measure, var period, var _, var _) ->
                new ForecastReported(on, once(goal), measure.map(this::once), once(period), WORDS, Optional.empty());
            case GoalStatusReported(var _, var goal, var period, var _, var _) ->
                new GoalStatusReported(on, once(goal), once(period), WORDS, Optional.empty());
            case MeasuringMethodChanged(var _, var goal, var measure, var period, var _) ->
                new MeasuringMethodChanged(on, once(goal), once(measure), once(period), WORDS);
            case GoalAssessed(var _, var goal, var period, var _, var _) ->
                new GoalAssessed(on, once(goal), once(period), WORDS, WORDS);
            case ReportingPeriodSet(var _, var period, var kind, var statutory, var _) ->
                new ReportingPeriodSet(on, once(period), kind, statutory, Optional.empty());
            case FollowUpApproved(var _, var body, var period) -> new FollowUpApproved(on, body, once(period));
        };
    }

    private CommissionEvent of(CommissionEvent event, Basis on) {
        return switch (event) {
            case CommissionGiven(var _, var commission, var _, var _, var _) ->
                new CommissionGiven(on, once(commission), WORDS, Optional.empty(), Optional.empty());
            case CommissionReported(var _, var commission, var _) ->
                new CommissionReported(on, once(commission), WORDS);
            case CommissionClosed(var _, var commission, var how, var _) ->
                new CommissionClosed(on, once(commission), how, Optional.empty());
        };
    }
}
