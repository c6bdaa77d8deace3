package se.malspar.domain.fulfilment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.malspar.domain.assessment.Level;
import se.malspar.domain.assessment.Wording;
import se.malspar.domain.decision.Contradiction;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.followup.FollowUpCommand;
import se.malspar.domain.followup.FollowUpCommand.ApproveFollowUp;
import se.malspar.domain.followup.FollowUpCommand.AssessGoal;
import se.malspar.domain.followup.FollowUpCommand.ReportActivityStatus;
import se.malspar.domain.followup.FollowUpCommand.ReportForecast;
import se.malspar.domain.followup.FollowUpCommand.ReportGoalStatus;
import se.malspar.domain.followup.FollowUpCommand.ReportMethodChange;
import se.malspar.domain.followup.FollowUpCommand.ReportOutcome;
import se.malspar.domain.followup.FollowUpCommand.SetReportingPeriod;
import se.malspar.domain.fulfilment.Assessment.Finding;
import se.malspar.domain.fulfilment.PeriodReport.Section;
import se.malspar.domain.goal.ForecastRule;
import se.malspar.domain.goal.GoalEvent;
import se.malspar.domain.goal.GoalId;
import se.malspar.domain.plan.PlanEvent;

/**
 * A body's follow-up of a period looked through before it is recorded.
 *
 * @param missing what neither it nor any paper before it tells of
 * @param remarks what is wrong with its rows, in their order
 */
public record FollowUpCheck(List<Finding> missing, List<Remark> remarks) {

    /** What a follow-up could have told of something. */
    private static final Set<String> TOLD_OF = Set.of("status", "outcome", "forecast", "reported");

    /**
     * What is wrong with a row.
     *
     * @param row its number, from zero
     * @param refused whether the row cannot be recorded as it is
     */
    public record Remark(int row, Finding finding, boolean refused) {}

    private record Row(Subject subject, Level level, Optional<String> status, Optional<String> comment) {}

    static FollowUpCheck of(Inquiry inquiry, PeriodReport report, List<FollowUpCommand> told) {
        var rows = told.stream().map(FollowUpCheck::row).toList();
        var remarks = new ArrayList<Remark>();
        for (int i = 0; i < rows.size(); i++) {
            remarks.addAll(remarks(inquiry, i, rows.get(i), told.get(i)));
        }
        var subjects = rows.stream().map(Row::subject).collect(Collectors.toSet());
        var missing = Stream.of(report.activities(), report.measures(), report.goals())
                .flatMap(section -> untold(section, subjects))
                .toList();
        return new FollowUpCheck(missing, List.copyOf(remarks));
    }

    private static Stream<Finding> untold(Section section, Set<Subject> told) {
        return section.untold().stream()
                .map(PeriodReport.Row::assessment)
                .filter(each -> !told.contains(each.subject()))
                .flatMap(each -> each.missing().stream()
                        .filter(finding -> TOLD_OF.contains(finding.code())
                                && finding.subject().equals(each.subject())));
    }

    private static Row row(FollowUpCommand told) {
        return switch (told) {
            case ReportActivityStatus(var plan, var activity, var _, var status, var comment) ->
                new Row(PlanEvent.subject(plan, activity), Level.ACTIVITY, Optional.of(status), comment);
            case ReportGoalStatus(var goal, var _, var status, var comment) ->
                new Row(GoalEvent.subject(goal), Level.GOAL, Optional.of(status), comment);
            case ReportOutcome(var goal, var measure, var _, var _, var comment) ->
                new Row(GoalEvent.subject(goal, measure), Level.INDICATOR, Optional.empty(), comment);
            case ReportForecast(var goal, var measure, var _, var _, var comment) ->
                new Row(
                        measure.map(key -> GoalEvent.subject(goal, key)).orElseGet(() -> GoalEvent.subject(goal)),
                        Level.INDICATOR,
                        Optional.empty(),
                        comment);
            case ReportMethodChange _, AssessGoal _, SetReportingPeriod _, ApproveFollowUp _ ->
                throw new IllegalArgumentException("No row of a follow-up: " + told);
        };
    }

    private static List<Remark> remarks(Inquiry inquiry, int number, Row row, FollowUpCommand told) {
        var topic = inquiry.scene().find(row.subject());
        if (topic.isEmpty()) {
            return List.of(new Remark(number, unknown(row), true));
        }
        var remarks = new ArrayList<Remark>();
        row.status()
                .flatMap(
                        words -> inquiry.level(row.level()).flatMap(by -> wrong(by, topic.get(), words, row.comment())))
                .ifPresent(finding ->
                        remarks.add(new Remark(number, finding, finding.code().equals("status-needs-a-comment"))));
        if (told instanceof ReportForecast(var goal, var _, var _, var _, var _)) {
            unforeseeable(topic.get(), goal).ifPresent(finding -> remarks.add(new Remark(number, finding, true)));
        }
        return remarks;
    }

    private static Finding unknown(Row row) {
        return new Finding(
                "unknown",
                row.subject(),
                new Wording(
                        "%s är inte känt efter det som är registrerat."
                                .formatted(row.subject().path()),
                        "%s is not known by what is recorded."
                                .formatted(row.subject().path())),
                List.of());
    }

    private static Optional<Finding> wrong(ReadyLevel by, Topic topic, String words, Optional<String> comment) {
        var value = by.meant(words);
        if (value.isEmpty()) {
            return Optional.of(new Finding(
                    "value-not-on-the-scale",
                    topic.subject(),
                    new Wording(
                            "«%s» finns inte på modellens skala.".formatted(words),
                            "\"%s\" is not on the scale of the model.".formatted(words)),
                    List.of()));
        }
        return comment.isEmpty() && by.needsComment(value.get())
                ? Optional.of(new Finding(
                        "status-needs-a-comment",
                        topic.subject(),
                        new Wording(
                                "Statusen «%s» ska enligt modellen åtföljas av en kommentar.".formatted(words),
                                "By the model the status \"%s\" needs a comment.".formatted(words)),
                        List.of()))
                : Optional.empty();
    }

    /** A forecast that the rules allow nobody to make. */
    private static Optional<Finding> unforeseeable(Topic told, GoalId id) {
        var goal = told.root();
        var rule = new ForecastRule(
                Scene.kind(goal), true, goal.text("forecastAllowed").map(Boolean::valueOf));
        try {
            rule.require(id);
            return Optional.empty();
        } catch (Contradiction contradiction) {
            return Optional.of(new Finding(
                    contradiction.code(),
                    told.subject(),
                    new Wording(contradiction.swedish(), contradiction.english()),
                    List.of()));
        }
    }
}
