package se.malspar.app.pages.registrera;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.malspar.app.pages.ram.Parts;
import se.malspar.app.questions.Views.PartView;
import se.malspar.app.questions.Views.StateView;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.plan.PlanId;
import se.malspar.domain.time.ReportingPeriod;

/**
 * A whole follow-up of a period to fill in: every activity of a body's plans for its years, every goal and measure of its own, one row
 * each.
 */
record FollowUpTable(List<Row> activities, List<Row> goals, List<Row> measures) {

    /**
     * A row.
     *
     * @param index which effect of the draft it is
     * @param kept what the row is about, sent along unseen
     * @param called what it is called
     * @param whole what it is part of
     * @param last what was reported last, and for which period
     */
    record Row(
            int index,
            Map<String, String> kept,
            String called,
            String whole,
            Optional<String> last,
            Optional<String> lastComment,
            Optional<String> lastPeriod) {

        public String name(String input) {
            return "p0.e" + index + "." + input;
        }
    }

    static FollowUpTable of(StateView state, BodyCode body, ReportingPeriod period) {
        var count = new int[1];
        var activities = new ArrayList<Row>();
        for (var plan : Parts.ofBody(state.plans(), Optional.of(body.value()))) {
            var year = PlanId.parse(plan.id()).year();
            if (year < period.from().getYear() || year > period.to().getYear()) {
                continue;
            }
            for (var activity : plan.activities()) {
                activities.add(row(
                        count[0]++,
                        "report-activity-status",
                        Map.of("plan", plan.id(), "activity", activity.id()),
                        period,
                        activity,
                        plan.id()));
            }
        }
        var goals = new ArrayList<Row>();
        var measures = new ArrayList<Row>();
        for (var goal : Parts.ofBody(state.goals(), Optional.of(body.value()))) {
            var called = "Mål " + Parts.value(goal, "number").orElse(goal.id());
            goals.add(row(count[0]++, "report-goal-status", Map.of("goal", goal.id()), period, goal, called));
            for (var measure : goal.measures()) {
                for (var type : List.of("report-outcome", "report-forecast")) {
                    measures.add(row(
                            count[0]++,
                            type,
                            Map.of("goal", goal.id(), "measure", measure.id()),
                            period,
                            measure,
                            called));
                }
            }
        }
        return new FollowUpTable(activities, goals, measures);
    }

    private static Row row(
            int index, String type, Map<String, String> about, ReportingPeriod period, PartView part, String whole) {
        var kept = new LinkedHashMap<>(about);
        kept.put(Draft.KIND, type);
        kept.put(Draft.ROW, "1");
        kept.put("period", period.toString());
        return new Row(
                index,
                kept,
                Choices.called(part).orElse(part.id()),
                whole,
                Parts.value(part, "status"),
                Parts.value(part, "statusComment"),
                Optional.ofNullable(part.fields().get("statusPeriod"))
                        .flatMap(field ->
                                field.value().map(ReportingPeriod::parse).map(ReportingPeriod::label)));
    }

    public boolean isEmpty() {
        return activities.isEmpty() && goals.isEmpty() && measures.isEmpty();
    }

    /** What has been typed in a row before, whichever number it had then. */
    static Map<String, String> typed(Draft draft, Row row) {
        return draft.points().stream()
                .flatMap(point -> point.effects().stream())
                .map(Draft.Effect::values)
                .filter(values -> row.kept().entrySet().stream()
                        .allMatch(kept -> kept.getValue().equals(values.get(kept.getKey()))))
                .findFirst()
                .orElse(Map.of());
    }
}
