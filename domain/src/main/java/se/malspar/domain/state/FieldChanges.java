package se.malspar.domain.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.malspar.domain.assessment.AssessmentEvent;
import se.malspar.domain.assessment.AssessmentEvent.AssessmentModelAdopted;
import se.malspar.domain.assessment.AssessmentModel.LevelModel;
import se.malspar.domain.assessment.Level;
import se.malspar.domain.commission.CommissionEvent;
import se.malspar.domain.commission.CommissionEvent.CommissionClosed;
import se.malspar.domain.commission.CommissionEvent.CommissionGiven;
import se.malspar.domain.commission.CommissionEvent.CommissionReported;
import se.malspar.domain.decision.DecidedEvent;
import se.malspar.domain.decision.MinutesEvent;
import se.malspar.domain.decision.ParagraphId;
import se.malspar.domain.decision.Subject;
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
import se.malspar.domain.time.ReportingPeriod;

/** Which fields an event speaks of, and what it says. The only place that knows. */
public final class FieldChanges {

    private static final Map<Level, String> PER_LEVEL = Map.of(
            Level.INDICATOR, "OfMeasures",
            Level.ACTIVITY, "OfActivities",
            Level.SUB_GOAL, "OfSubGoals",
            Level.GOAL, "OfGoals");

    private final Subject subject;
    private final List<FieldChange> changes = new ArrayList<>();

    private FieldChanges(Subject subject) {
        this.subject = subject;
    }

    public static List<FieldChange> of(DecidedEvent event) {
        var changes = new FieldChanges(event.subject());
        switch (event) {
            case MinutesEvent minutes -> changes.tell(minutes);
            case GoalEvent goal -> changes.tell(goal);
            case PlanEvent plan -> changes.tell(plan);
            case FollowUpEvent followUp -> changes.tell(followUp);
            case CommissionEvent commission -> changes.tell(commission);
            case AssessmentEvent assessment -> changes.tell(assessment);
        }
        return List.copyOf(changes.changes);
    }

    private void tell(MinutesEvent event) {
        switch (event) {
            // what a paper says of itself is kept with the papers
            case MinutesEvent.ParagraphRecorded _, MinutesEvent.DocumentRecorded _ -> {}
            case MinutesEvent.MinutesApproved(var _, var meeting, var paragraphs, var approvedOn) -> {
                if (paragraphs.isEmpty()) {
                    decided("minutesApprovedOn", approvedOn.toString());
                }
                for (var number : paragraphs) {
                    changes.add(new FieldChange(
                            MinutesEvent.subject(new ParagraphId(meeting, number)),
                            "minutesApprovedOn",
                            Optional.of(approvedOn.toString()),
                            FieldChange.Kind.DECISION));
                }
            }
            case MinutesEvent.NoticePosted(var _, var _, var postedOn) ->
                decided("noticePostedOn", postedOn.toString());
            case MinutesEvent.NoticeRemoved(var _, var _, var removedOn) ->
                decided("noticeRemovedOn", removedOn.toString());
            case MinutesEvent.PointAppealed(var basis, var _, var court) ->
                decided("appealed", court.orElseGet(() -> basis.decidedOn().printed()));
            case MinutesEvent.PointAnnulled(var basis, var _, var court) ->
                decided("annulled", court.orElseGet(() -> basis.decidedOn().printed()));
            case MinutesEvent.PointRevoked(var basis, var _, var reason) ->
                decided("revoked", reason.orElseGet(() -> basis.by().cited()));
            case MinutesEvent.MinutesCorrected(var _, var _, var _, var to, var _) -> decided("correctedText", to);
            case MinutesEvent.ConditionMet(var _, var _, var metOn) -> decided("conditionMetOn", metOn.toString());
            case MinutesEvent.DestructionOrdered(var basis, var _, var ground) ->
                decided("destructionOrdered", ground.orElseGet(() -> basis.by().cited()));
        }
    }

    private void tell(GoalEvent event) {
        switch (event) {
            case GoalAdopted(var _, var _, var content) -> {
                live();
                tell(content);
            }
            case GoalRevised(var _, var _, var content, var _) -> tell(content);
            case AmbitionLevelSet(var _, var _, var level, var meaning, var forPeriod) -> {
                decided("ambitionLevel", level);
                decidedOrCleared("ambitionLevelMeaning", meaning);
                decidedOrCleared("ambitionLevelPeriod", forPeriod.map(ReportingPeriod::toString));
            }
            case SubGoalAdopted(var _, var _, var _, var wording) -> {
                live();
                wording.ifPresent(text -> decided("wording", text));
            }
            case SubGoalCorrected(var _, var _, var _, var wording, var _) -> decided("wording", wording);
            case SubGoalRemoved(var _, var _, var _, var reason) -> removed(reason);
            case MeasureAdopted(var _, var _, var _, var name, var unit, var direction, var subGoal) -> {
                live();
                decided("name", name);
                unit.ifPresent(text -> decided("unit", text));
                direction.ifPresent(way -> decided("direction", way.name()));
                subGoal.ifPresent(part -> decided("subGoal", part.value()));
            }
            case TargetValueSet(var _, var _, var _, var period, var value) -> decided("targetValue." + period, value);
            case MeasureRemoved(var _, var _, var _, var reason) -> removed(reason);
            case ForecastInterpreted(var _, var _, var allowed, var reason) -> {
                decided("forecastAllowed", Boolean.toString(allowed));
                decided("forecastInterpretation", reason);
            }
            case GoalRetired(var _, var _, var reason) -> removed(reason);
        }
    }

    private void tell(GoalContent content) {
        content.wording().ifPresent(text -> decided("wording", text));
        content.number().ifPresent(text -> decided("number", text));
        content.area().ifPresent(text -> decided("area", text));
        content.kind().ifPresent(kind -> decided("kind", kind.name()));
        content.measurability().ifPresent(text -> decided("measurability", text));
        content.owner().ifPresent(body -> decided("owner", body.toString()));
        content.term().ifPresent(term -> decided("term", term.toString()));
        list("contributesTo", content.contributesTo());
    }

    private void tell(PlanEvent event) {
        switch (event) {
            case PlanAdopted(var _, var _, var title) -> {
                live();
                title.ifPresent(text -> decided("title", text));
            }
            case ActivityAdded(var _, var _, var _, var content) -> {
                live();
                tell(content);
            }
            case ActivityChanged(var _, var _, var _, var content, var _) -> tell(content);
            case ActivityRemoved(var _, var _, var _, var reason) -> removed(Optional.of(reason));
        }
    }

    private void tell(ActivityContent content) {
        content.heading().ifPresent(text -> decided("heading", text));
        content.description().ifPresent(text -> decided("description", text));
        content.plannedStart().ifPresent(day -> decided("plannedStart", day.toString()));
        content.plannedEnd().ifPresent(day -> decided("plannedEnd", day.toString()));
        content.responsible().ifPresent(text -> decided("responsible", text));
        list("goals", content.goals());
    }

    private void tell(FollowUpEvent event) {
        switch (event) {
            case ActivityStatusReported(var _, var _, var _, var period, var status, var comment) ->
                status(period, status, comment);
            case GoalStatusReported(var _, var _, var period, var status, var comment) ->
                status(period, status, comment);
            case OutcomeReported(var _, var _, var _, var period, var value, var comment) -> {
                reported("outcome." + period, Optional.of(value));
                reported("outcomeComment." + period, comment);
            }
            case ForecastReported(var _, var _, var _, var period, var value, var comment) -> {
                reported("forecast." + period, Optional.of(value));
                reported("forecastComment." + period, comment);
            }
            case MeasuringMethodChanged(var _, var _, var _, var period, var change) ->
                reported("methodChange." + period, Optional.of(change));
            case GoalAssessed(var _, var _, var period, var value, var motivation) -> {
                decided("assessed." + period, value);
                decided("assessmentMotivation." + period, motivation);
            }
            case ReportingPeriodSet(var _, var period, var kind, var statutory, var name) -> {
                live();
                decided("period", period.toString());
                decided("periodKind", kind.name());
                decided("statutory", Boolean.toString(statutory));
                decidedOrCleared("name", name);
            }
            case FollowUpApproved(var _, var body, var period) -> {
                live();
                decided("body", body.toString());
                decided("period", period.toString());
            }
        }
    }

    private void status(ReportingPeriod period, String status, Optional<String> comment) {
        reported("status", Optional.of(status));
        reported("statusPeriod", Optional.of(period.toString()));
        reported("statusComment", comment);
        // the latest answers what the status is, and each period keeps its own
        reported("status." + period, Optional.of(status));
        reported("statusComment." + period, comment);
    }

    private void tell(CommissionEvent event) {
        switch (event) {
            case CommissionGiven(var _, var _, var task, var to, var due) -> {
                live();
                decided("task", task);
                to.ifPresent(text -> decided("to", text));
                due.ifPresent(text -> decided("due", text));
            }
            case CommissionReported(var _, var _, var report) -> reported("report", Optional.of(report));
            case CommissionClosed(var _, var _, var how, var note) -> {
                decided("closed", how.name());
                note.ifPresent(text -> decided("closingNote", text));
            }
        }
    }

    private void tell(AssessmentEvent event) {
        switch (event) {
            case AssessmentModelAdopted(var _, var _, var model) -> {
                live();
                decided("model", model.key().value());
                decided("modelName", model.name().sv());
                decidedOrCleared("modelSource", model.source());
                decided("modelMode", model.mode().kind().name());
                for (var level : Level.values()) {
                    decidedOrCleared(
                            "modelScale" + PER_LEVEL.get(level),
                            model.level(level).map(FieldChanges::scale));
                    decidedOrCleared(
                            "modelRules" + PER_LEVEL.get(level),
                            model.level(level).map(FieldChanges::rules));
                }
            }
        }
    }

    private static String scale(LevelModel level) {
        return level.values().stream().map(value -> value.label().sv()).collect(Collectors.joining(", "));
    }

    /** The rules as people read them; which they are to the letter stands in the event. */
    private static String rules(LevelModel level) {
        return Stream.of(
                        level.rules().stream().map(rule -> rule.sentence().sv()),
                        level.bands().stream().map(band -> band.sentence().sv()),
                        Stream.of(level.otherwise().sentence().sv()))
                .flatMap(each -> each)
                .collect(Collectors.joining("\n"));
    }

    private void live() {
        decided(FieldChange.LIFE, FieldChange.IN_FORCE);
        decidedOrCleared(FieldChange.REMOVAL_REASON, Optional.empty());
    }

    private void removed(Optional<String> reason) {
        decided(FieldChange.LIFE, FieldChange.REMOVED);
        decidedOrCleared(FieldChange.REMOVAL_REASON, reason);
    }

    private void list(String field, List<?> members) {
        if (!members.isEmpty()) {
            decided(field, members.stream().map(Object::toString).collect(Collectors.joining(" ")));
        }
    }

    private void decided(String field, String value) {
        decidedOrCleared(field, Optional.of(value));
    }

    private void decidedOrCleared(String field, Optional<String> value) {
        changes.add(new FieldChange(subject, field, value, FieldChange.Kind.DECISION));
    }

    private void reported(String field, Optional<String> value) {
        changes.add(new FieldChange(subject, field, value, FieldChange.Kind.REPORT));
    }
}
