package se.malspar.domain.fulfilment;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.followup.FollowUpCommand;
import se.malspar.domain.fulfilment.PeriodReport.Row;
import se.malspar.domain.fulfilment.PeriodReport.Section;
import se.malspar.domain.time.ReportingPeriod;

/** Judges goals and their parts for one period by one model, or where none is known by none. */
final class Assessing {

    private static final int LONGEST_STANDSTILL = 24;

    private final Inquiry inquiry;
    private final Activities activities;

    Assessing(Scene scene, Optional<Judge> judge, ReportingPeriod period) {
        this.inquiry = new Inquiry(scene, judge, period);
        this.activities = new Activities(inquiry);
    }

    Assessment goal(Topic goal) {
        return new Goals(inquiry, activities, false).assess(goal);
    }

    Assessment asIfNothingWereTakenOut(Topic goal) {
        return new Goals(inquiry, activities, true).assess(goal);
    }

    List<Assessment> activities(BodyCode body) {
        return standing(body).map(activities::assess).toList();
    }

    /** The activities of a body's plans that no decision has taken out. */
    private Stream<Topic> standing(BodyCode body) {
        return inquiry.scene().activitiesOf(body, inquiry.period()).stream().filter(activity -> !activity.isTakenOut());
    }

    PeriodReport report(BodyCode body) {
        var scene = inquiry.scene();
        var goals = scene.goalsOf(body);
        var measures = goals.stream().flatMap(goal -> {
            var judged = new Measures(inquiry, goal);
            return Scene.measures(goal).stream().map(measure -> row(measure, judged.assess(measure), "outcome"));
        });
        return new PeriodReport(
                body,
                inquiry.period(),
                Section.of(standing(body)
                        .map(activity -> row(activity, activities.assess(activity), "status"))
                        .toList()),
                Section.of(measures.toList()),
                Section.of(goals.stream()
                        .map(goal -> row(goal, goal(goal), "status"))
                        .toList()),
                scene.activitiesOf(body, inquiry.period()).stream()
                        .filter(Topic::isTakenOut)
                        .map(Activities::removed)
                        .toList(),
                inquiry.approvalOf(body));
    }

    FollowUpCheck check(BodyCode body, List<FollowUpCommand> told) {
        return FollowUpCheck.of(inquiry, report(body), told);
    }

    private Row row(Topic topic, Assessment assessment, String stem) {
        return new Row(assessment, topic.field(stem + "." + inquiry.period()).isPresent(), stoodStill(topic, stem));
    }

    /** For how many periods just before this one, each as long, the same was told. */
    private int stoodStill(Topic topic, String stem) {
        var now = topic.text(stem + "." + inquiry.period());
        if (now.isEmpty()) {
            return 0;
        }
        var count = 0;
        for (var before = Periods.before(inquiry.period());
                count < LONGEST_STANDSTILL && topic.text(stem + "." + before).equals(now);
                before = Periods.before(before)) {
            count++;
        }
        return count;
    }
}
