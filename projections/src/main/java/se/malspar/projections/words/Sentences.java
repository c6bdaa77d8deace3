package se.malspar.projections.words;

import java.util.List;
import java.util.Optional;
import se.malspar.domain.assessment.AssessmentEvent;
import se.malspar.domain.assessment.AssessmentEvent.AssessmentModelAdopted;
import se.malspar.domain.commission.Closing;
import se.malspar.domain.commission.CommissionEvent;
import se.malspar.domain.commission.CommissionEvent.CommissionClosed;
import se.malspar.domain.commission.CommissionEvent.CommissionGiven;
import se.malspar.domain.commission.CommissionEvent.CommissionReported;
import se.malspar.domain.decision.Basis;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.DecidedEvent;
import se.malspar.domain.decision.MinutesEvent;
import se.malspar.domain.decision.Standing;
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

/** What an event says, as one sentence that stands alone: «Mål 3 antas: …». A proposal or a report says that it is one. */
public final class Sentences {

    private static final int LONGEST_QUOTE = 400;

    private Sentences() {}

    public static String swedish(DecidedEvent event) {
        var plain = switch (event) {
            case MinutesEvent minutes -> swedish(minutes);
            case GoalEvent goal -> swedish(goal);
            case PlanEvent plan -> swedish(plan);
            case FollowUpEvent followUp -> swedish(followUp);
            case CommissionEvent commission -> swedish(commission);
            case AssessmentEvent assessment -> swedish(assessment);
        };
        return switch (event.basis().standing()) {
            case PROPOSED -> "Förslag: " + plain;
            case DECIDED -> plain;
            case REPORTED ->
                event instanceof FollowUpEvent || event instanceof MinutesEvent
                        ? plain
                        : "Uppgift, inget beslut: " + plain;
        };
    }

    private static String swedish(MinutesEvent event) {
        return switch (event) {
            case MinutesEvent.ParagraphRecorded recorded ->
                "%s %s registreras%s."
                        .formatted(
                                recorded.paragraph().meeting(),
                                recorded.printed().startsWith("§") ? recorded.printed() : "§ " + recorded.printed(),
                                recorded.title()
                                        .map(title -> ": " + quoted(title))
                                        .orElse(""));
            case MinutesEvent.DocumentRecorded recorded ->
                "Handlingen %s registreras.".formatted(quoted(recorded.title()));
            case MinutesEvent.MinutesApproved(var _, var meeting, var paragraphs, var approvedOn) ->
                "Protokollet för %s%s justeras %s.".formatted(meeting, swedish(paragraphs), approvedOn);
            case MinutesEvent.NoticePosted(var _, var meeting, var postedOn) ->
                "Justeringen av protokollet för %s anslås %s.".formatted(meeting, postedOn);
            case MinutesEvent.NoticeRemoved(var _, var meeting, var removedOn) ->
                "Anslaget om protokollet för %s tas ned %s.".formatted(meeting, removedOn);
            case MinutesEvent.PointAppealed(var _, var point, var court) ->
                "%s överklagas%s."
                        .formatted(point, court.map(name -> " till " + name).orElse(""));
            case MinutesEvent.PointAnnulled(var _, var point, var court) ->
                "%s upphävs av domstol%s."
                        .formatted(point, court.map(name -> " (" + name + ")").orElse(""));
            case MinutesEvent.PointRevoked(var _, var point, var reason) ->
                "%s upphävs%s.".formatted(point, reason(reason));
            case MinutesEvent.MinutesCorrected(var _, var point, var from, var to, var reason) ->
                "Protokollet rättas i %s från %s till %s (%s).".formatted(point, quoted(from), quoted(to), reason);
            case MinutesEvent.ConditionMet(var _, var point, var metOn) ->
                "Villkoret för %s är uppfyllt %s.".formatted(point, metOn);
            case MinutesEvent.DestructionOrdered(var _, var registration, var ground) ->
                "Registrering %s ska gallras%s.".formatted(registration, reason(ground));
        };
    }

    private static String swedish(List<?> paragraphs) {
        return paragraphs.isEmpty()
                ? ""
                : ", § "
                        + String.join(
                                ", ", paragraphs.stream().map(Object::toString).toList()) + ",";
    }

    private static String swedish(GoalEvent event) {
        return switch (event) {
            case GoalAdopted(var basis, var goal, var content) ->
                "Mål %s %s%s.".formatted(goal, isReport(basis) ? "finns" : "antas", wording(content));
            case GoalRevised(var _, var goal, var content, var reason) ->
                "Mål %s revideras%s%s.".formatted(goal, wording(content), reason(reason));
            case AmbitionLevelSet(var basis, var goal, var level, var _, var period) ->
                "Ambitionsnivån för mål %s%s %s %s."
                        .formatted(
                                goal,
                                period.map(each -> " (" + each.label() + ")").orElse(""),
                                isReport(basis) ? "är" : "blir",
                                quoted(level));
            case SubGoalAdopted(var basis, var goal, var subGoal, var wording) ->
                "Delmål %s i mål %s %s%s."
                        .formatted(
                                subGoal,
                                goal,
                                isReport(basis) ? "finns" : "antas",
                                wording.map(text -> ": " + quoted(text)).orElse(", lydelsen framgår inte"));
            case SubGoalCorrected(var _, var goal, var subGoal, var wording, var reason) ->
                "Delmål %s i mål %s korrigeras till %s%s.".formatted(subGoal, goal, quoted(wording), reason(reason));
            case SubGoalRemoved(var _, var goal, var subGoal, var reason) ->
                "Delmål %s i mål %s tas bort%s.".formatted(subGoal, goal, reason(reason));
            case MeasureAdopted(var basis, var goal, var measure, var name, var unit, var _, var _) ->
                "Mått %s i mål %s %s: %s%s."
                        .formatted(
                                measure,
                                goal,
                                isReport(basis) ? "finns" : "antas",
                                quoted(name),
                                unit.map(text -> " (" + text + ")").orElse(""));
            case TargetValueSet(var _, var goal, var measure, var period, var value) ->
                "Målvärdet för mått %s i mål %s, %s, blir %s.".formatted(measure, goal, period.label(), quoted(value));
            case MeasureRemoved(var _, var goal, var measure, var reason) ->
                "Mått %s i mål %s tas bort%s.".formatted(measure, goal, reason(reason));
            case ForecastInterpreted(var _, var goal, var allowed, var reason) ->
                "För mål %s tolkas det så att prognos %s redovisas: %s."
                        .formatted(goal, allowed ? "får" : "inte får", shortened(reason));
            case GoalRetired(var _, var goal, var reason) -> "Mål %s upphör%s.".formatted(goal, reason(reason));
        };
    }

    private static String wording(GoalContent content) {
        return content.wording().map(text -> ": " + quoted(text)).orElse("");
    }

    private static String swedish(PlanEvent event) {
        return switch (event) {
            case PlanAdopted(var basis, var plan, var _) ->
                "Verksamhetsplan %s %s.".formatted(plan, isReport(basis) ? "finns" : "antas");
            case ActivityAdded(var basis, var plan, var activity, var content) ->
                "Aktivitet %s %s i verksamhetsplan %s%s."
                        .formatted(activity, isReport(basis) ? "finns" : "läggs till", plan, heading(content));
            case ActivityChanged(var _, var plan, var activity, var content, var reason) ->
                "Aktivitet %s i verksamhetsplan %s ändras%s%s."
                        .formatted(activity, plan, heading(content), reason(reason));
            case ActivityRemoved(var _, var plan, var activity, var reason) ->
                "Aktivitet %s tas ur verksamhetsplan %s (%s).".formatted(activity, plan, reason);
        };
    }

    private static String heading(ActivityContent content) {
        return content.heading().map(text -> ": " + quoted(text)).orElse("");
    }

    private static String swedish(FollowUpEvent event) {
        return switch (event) {
            case ActivityStatusReported(var _, var plan, var activity, var period, var status, var comment) ->
                "Aktivitet %s i verksamhetsplan %s rapporteras för %s som %s%s."
                        .formatted(activity, plan, period.label(), quoted(status), comment(comment));
            case OutcomeReported(var _, var goal, var measure, var period, var value, var comment) ->
                "Utfallet för mått %s i mål %s, %s, är %s%s."
                        .formatted(measure, goal, period.label(), quoted(value), comment(comment));
            case ForecastReported(var _, var goal, var measure, var period, var value, var comment) ->
                "Prognosen för %smål %s, %s, är %s%s."
                        .formatted(
                                measure.map(each -> "mått " + each + " i ").orElse(""),
                                goal,
                                period.label(),
                                quoted(value),
                                comment(comment));
            case GoalStatusReported(var _, var goal, var period, var status, var comment) ->
                "Mål %s rapporteras för %s som %s%s.".formatted(goal, period.label(), quoted(status), comment(comment));
            case MeasuringMethodChanged(var _, var goal, var measure, var period, var change) ->
                "Mått %s i mål %s mäts på nytt sätt från %s: %s."
                        .formatted(measure, goal, period.label(), shortened(change));
            case GoalAssessed(var _, var goal, var period, var value, var motivation) ->
                "Mål %s bedöms för %s som %s: %s".formatted(goal, period.label(), quoted(value), shortened(motivation));
            case ReportingPeriodSet(var _, var period, var _, var statutory, var name) ->
                "%s följs upp%s%s."
                        .formatted(
                                capitalised(period.label()),
                                name.map(text -> " (" + text + ")").orElse(""),
                                statutory ? ", enligt lag" : "");
            case FollowUpApproved(var _, var body, var period) ->
                "Uppföljningen för %s av %s godkänns.".formatted(period.label(), body);
        };
    }

    private static String swedish(CommissionEvent event) {
        return switch (event) {
            case CommissionGiven(var _, var id, var task, var to, var due) ->
                "Uppdrag %s ges%s: %s%s."
                        .formatted(
                                id,
                                to.map(name -> " till " + name).orElse(""),
                                quoted(task),
                                due.map(text -> ", att redovisas: " + text).orElse(""));
            case CommissionReported(var _, var id, var report) ->
                "Uppdrag %s återrapporteras: %s.".formatted(id, quoted(report));
            case CommissionClosed(var _, var id, var how, var note) ->
                "Uppdrag %s %s%s."
                        .formatted(
                                id,
                                how == Closing.COMPLETED ? "förklaras fullgjort" : "avskrivs",
                                note.map(text -> " (" + text + ")").orElse(""));
        };
    }

    private static String swedish(AssessmentEvent event) {
        return switch (event) {
            case AssessmentModelAdopted(var _, var body, var model) ->
                "Bedömningsmodellen %s antas för %s."
                        .formatted(
                                quoted(model.name().sv()),
                                body.map(BodyCode::value).orElse("alla organ"));
        };
    }

    private static String english(AssessmentEvent event) {
        return switch (event) {
            case AssessmentModelAdopted(var _, var body, var model) ->
                "The assessment model \"%s\" is adopted for %s."
                        .formatted(model.name().en(), body.map(BodyCode::value).orElse("all bodies"));
        };
    }

    private static String capitalised(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /** A report tells what there is; only a decision brings it about. */
    private static boolean isReport(Basis basis) {
        return basis.standing() == Standing.REPORTED;
    }

    private static String reason(Optional<String> reason) {
        return reason.map(text -> " (" + text + ")").orElse("");
    }

    private static String comment(Optional<String> comment) {
        return comment.map(Sentences::shortened)
                .map(text -> ": " + (text.endsWith(".") ? text.substring(0, text.length() - 1) : text))
                .orElse("");
    }

    private static String quoted(String text) {
        return "«" + shortened(text) + "»";
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }

    public static String english(DecidedEvent event) {
        var plain = switch (event) {
            case MinutesEvent minutes -> english(minutes);
            case GoalEvent goal -> english(goal);
            case PlanEvent plan -> english(plan);
            case FollowUpEvent followUp -> english(followUp);
            case CommissionEvent commission -> english(commission);
            case AssessmentEvent assessment -> english(assessment);
        };
        return switch (event.basis().standing()) {
            case PROPOSED -> "Proposed: " + plain;
            case DECIDED -> plain;
            case REPORTED ->
                event instanceof FollowUpEvent || event instanceof MinutesEvent
                        ? plain
                        : "Stated, not decided: " + plain;
        };
    }

    private static String english(MinutesEvent event) {
        return switch (event) {
            case MinutesEvent.ParagraphRecorded recorded -> "%s is recorded.".formatted(recorded.paragraph());
            case MinutesEvent.DocumentRecorded recorded -> "Document %s is recorded.".formatted(recorded.document());
            case MinutesEvent.MinutesApproved(var _, var meeting, var _, var approvedOn) ->
                "The minutes of %s are approved on %s.".formatted(meeting, approvedOn);
            case MinutesEvent.NoticePosted(var _, var meeting, var postedOn) ->
                "The approval of the minutes of %s is announced on %s.".formatted(meeting, postedOn);
            case MinutesEvent.NoticeRemoved(var _, var meeting, var removedOn) ->
                "The notice about the minutes of %s is taken down on %s.".formatted(meeting, removedOn);
            case MinutesEvent.PointAppealed(var _, var point, var _) -> "%s is appealed.".formatted(point);
            case MinutesEvent.PointAnnulled(var _, var point, var _) -> "%s is annulled by a court.".formatted(point);
            case MinutesEvent.PointRevoked(var _, var point, var _) -> "%s is revoked.".formatted(point);
            case MinutesEvent.MinutesCorrected(var _, var point, var _, var _, var _) ->
                "The minutes are corrected in %s.".formatted(point);
            case MinutesEvent.ConditionMet(var _, var point, var metOn) ->
                "The condition of %s is met on %s.".formatted(point, metOn);
            case MinutesEvent.DestructionOrdered(var _, var registration, var _) ->
                "Registration %s is to be destroyed.".formatted(registration);
        };
    }

    private static String english(GoalEvent event) {
        return switch (event) {
            case GoalAdopted(var basis, var goal, var _) ->
                "Goal %s %s.".formatted(goal, isReport(basis) ? "exists" : "is adopted");
            case GoalRevised(var _, var goal, var _, var _) -> "Goal %s is revised.".formatted(goal);
            case AmbitionLevelSet(var _, var goal, var _, var _, var _) ->
                "The ambition level of goal %s is set.".formatted(goal);
            case SubGoalAdopted(var basis, var goal, var subGoal, var _) ->
                "Sub-goal %s of goal %s %s.".formatted(subGoal, goal, isReport(basis) ? "exists" : "is adopted");
            case SubGoalCorrected(var _, var goal, var subGoal, var _, var _) ->
                "Sub-goal %s of goal %s is corrected.".formatted(subGoal, goal);
            case SubGoalRemoved(var _, var goal, var subGoal, var _) ->
                "Sub-goal %s of goal %s is removed.".formatted(subGoal, goal);
            case MeasureAdopted(var basis, var goal, var measure, var _, var _, var _, var _) ->
                "Measure %s of goal %s %s.".formatted(measure, goal, isReport(basis) ? "exists" : "is adopted");
            case TargetValueSet(var _, var goal, var measure, var period, var _) ->
                "The target value of measure %s of goal %s for %s is set.".formatted(measure, goal, english(period));
            case MeasureRemoved(var _, var goal, var measure, var _) ->
                "Measure %s of goal %s is removed.".formatted(measure, goal);
            case ForecastInterpreted(var _, var goal, var allowed, var _) ->
                "It is interpreted that a forecast %s be reported for goal %s."
                        .formatted(allowed ? "may" : "may not", goal);
            case GoalRetired(var _, var goal, var _) -> "Goal %s is retired.".formatted(goal);
        };
    }

    private static String english(PlanEvent event) {
        return switch (event) {
            case PlanAdopted(var basis, var plan, var _) ->
                "Plan %s %s.".formatted(plan, isReport(basis) ? "exists" : "is adopted");
            case ActivityAdded(var basis, var plan, var activity, var _) ->
                "Activity %s %s plan %s.".formatted(activity, isReport(basis) ? "is in" : "is added to", plan);
            case ActivityChanged(var _, var plan, var activity, var _, var _) ->
                "Activity %s of plan %s is changed.".formatted(activity, plan);
            case ActivityRemoved(var _, var plan, var activity, var _) ->
                "Activity %s is removed from plan %s.".formatted(activity, plan);
        };
    }

    private static String english(FollowUpEvent event) {
        return switch (event) {
            case ActivityStatusReported(var _, var plan, var activity, var period, var _, var _) ->
                "The status of activity %s of plan %s is reported for %s.".formatted(activity, plan, english(period));
            case OutcomeReported(var _, var goal, var measure, var period, var _, var _) ->
                "The outcome of measure %s of goal %s is reported for %s.".formatted(measure, goal, english(period));
            case ForecastReported(var _, var goal, var _, var period, var _, var _) ->
                "A forecast for goal %s is reported for %s.".formatted(goal, english(period));
            case GoalStatusReported(var _, var goal, var period, var _, var _) ->
                "The status of goal %s is reported for %s.".formatted(goal, english(period));
            case MeasuringMethodChanged(var _, var goal, var measure, var period, var _) ->
                "Measure %s of goal %s is measured otherwise from %s.".formatted(measure, goal, english(period));
            case GoalAssessed(var _, var goal, var period, var _, var _) ->
                "Goal %s is judged for %s.".formatted(goal, english(period));
            case ReportingPeriodSet(var _, var period, var _, var statutory, var _) ->
                "The period %s is followed up%s.".formatted(english(period), statutory ? ", by law" : "");
            case FollowUpApproved(var _, var body, var period) ->
                "The follow-up of %s for %s is approved.".formatted(body, english(period));
        };
    }

    private static String english(CommissionEvent event) {
        return switch (event) {
            case CommissionGiven(var _, var id, var _, var _, var _) -> "Commission %s is given.".formatted(id);
            case CommissionReported(var _, var id, var _) -> "Commission %s is reported back.".formatted(id);
            case CommissionClosed(var _, var id, var _, var _) -> "Commission %s is closed.".formatted(id);
        };
    }

    private static String english(ReportingPeriod period) {
        return period.from() + " to " + period.to();
    }
}
