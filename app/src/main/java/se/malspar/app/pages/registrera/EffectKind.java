package se.malspar.app.pages.registrera;

import static se.malspar.app.pages.registrera.Input.optional;
import static se.malspar.app.pages.registrera.Input.required;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A command that a point may bring about, as a form asks for it.
 *
 * @param type what it is called in what the interface for programs takes
 */
record EffectKind(String type, Group group, List<Input> inputs) {

    enum Group {
        GOAL,
        PLAN,
        COMMISSION,
        FOLLOW_UP,
        MODEL,
        MINUTES
    }

    /** What corrects minutes: it brings about another command, on the day of what it corrects. */
    static final String CORRECTION = "correct-minutes";

    private static final Input GOAL = required("goal", Control.GOAL);
    private static final Input SUB_GOAL = required("subGoal", Control.SUB_GOAL);
    private static final Input MEASURE = required("measure", Control.MEASURE);
    private static final Input PLAN = required("plan", Control.PLAN);
    private static final Input ACTIVITY = required("activity", Control.ACTIVITY);
    private static final Input COMMISSION = required("commission", Control.COMMISSION);
    private static final Input POINT = required("point", Control.POINT);
    private static final Input MEETING = required("meeting", Control.MEETING);
    private static final Input PERIOD = required("period", Control.PERIOD);
    private static final Input REASON = optional("reason", Control.TEXT);
    private static final Input COMMENT = optional("comment", Control.TEXT);

    private static final List<Input> OF_A_GOAL = List.of(
            optional("content.wording", Control.TEXT),
            optional("content.number", Control.LINE),
            optional("content.area", Control.LINE),
            optional("content.kind", Control.GOAL_KIND),
            optional("content.measurability", Control.LINE),
            optional("content.owner", Control.BODY),
            optional("content.term", Control.PERIOD),
            optional("content.contributesTo", Control.GOALS));

    private static final List<Input> OF_AN_ACTIVITY = List.of(
            optional("content.heading", Control.LINE),
            optional("content.description", Control.TEXT),
            optional("content.plannedStart", Control.DAY),
            optional("content.plannedEnd", Control.DAY),
            optional("content.responsible", Control.LINE),
            optional("content.goals", Control.GOALS));

    private static final Map<String, EffectKind> BY_TYPE = new LinkedHashMap<>();

    static {
        put("adopt-goal", Group.GOAL, with(List.of(required("goal", Control.NEW_KEY)), OF_A_GOAL));
        put("revise-goal", Group.GOAL, with(with(List.of(GOAL), OF_A_GOAL), List.of(REASON)));
        put(
                "set-ambition-level",
                Group.GOAL,
                List.of(
                        GOAL,
                        required("ambitionLevel", Control.TEXT),
                        optional("meaning", Control.TEXT),
                        optional("forPeriod", Control.PERIOD)));
        put("adopt-sub-goal", Group.GOAL, List.of(GOAL, SUB_GOAL, optional("wording", Control.TEXT)));
        put("correct-sub-goal", Group.GOAL, List.of(GOAL, SUB_GOAL, required("wording", Control.TEXT), REASON));
        put("remove-sub-goal", Group.GOAL, List.of(GOAL, SUB_GOAL, REASON));
        put(
                "adopt-measure",
                Group.GOAL,
                List.of(
                        GOAL,
                        MEASURE,
                        required("name", Control.LINE),
                        optional("unit", Control.LINE),
                        optional("direction", Control.DIRECTION),
                        optional("subGoal", Control.SUB_GOAL)));
        put("set-target-value", Group.GOAL, List.of(GOAL, MEASURE, PERIOD, required("value", Control.LINE)));
        put("remove-measure", Group.GOAL, List.of(GOAL, MEASURE, REASON));
        put(
                "interpret-forecast",
                Group.GOAL,
                List.of(GOAL, required("allowed", Control.YES_NO), required("reason", Control.TEXT)));
        put("retire-goal", Group.GOAL, List.of(GOAL, REASON));

        put("adopt-plan", Group.PLAN, List.of(PLAN, optional("title", Control.LINE)));
        put("add-activity", Group.PLAN, with(List.of(PLAN, ACTIVITY), OF_AN_ACTIVITY));
        put("change-activity", Group.PLAN, with(with(List.of(PLAN, ACTIVITY), OF_AN_ACTIVITY), List.of(REASON)));
        put("remove-activity", Group.PLAN, List.of(PLAN, ACTIVITY, required("reason", Control.TEXT)));

        put(
                "give-commission",
                Group.COMMISSION,
                List.of(
                        required("commission", Control.NEW_KEY),
                        required("task", Control.TEXT),
                        optional("to", Control.LINE),
                        optional("due", Control.LINE)));
        put("report-commission", Group.COMMISSION, List.of(COMMISSION, required("report", Control.TEXT)));
        put(
                "close-commission",
                Group.COMMISSION,
                List.of(COMMISSION, required("how", Control.CLOSING), optional("note", Control.TEXT)));

        put(
                "report-activity-status",
                Group.FOLLOW_UP,
                List.of(PLAN, ACTIVITY, PERIOD, required("status", Control.STATUS), COMMENT));
        put("report-goal-status", Group.FOLLOW_UP, List.of(GOAL, PERIOD, required("status", Control.STATUS), COMMENT));
        put(
                "report-outcome",
                Group.FOLLOW_UP,
                List.of(GOAL, MEASURE, PERIOD, required("value", Control.LINE), COMMENT));
        put(
                "report-forecast",
                Group.FOLLOW_UP,
                List.of(GOAL, optional("measure", Control.MEASURE), PERIOD, required("value", Control.LINE), COMMENT));
        put("report-method-change", Group.FOLLOW_UP, List.of(GOAL, MEASURE, PERIOD, required("change", Control.TEXT)));
        put(
                "assess-goal",
                Group.FOLLOW_UP,
                List.of(GOAL, PERIOD, required("value", Control.STATUS), required("motivation", Control.TEXT)));
        put(
                "set-reporting-period",
                Group.FOLLOW_UP,
                List.of(
                        PERIOD,
                        required("kind", Control.PERIOD_KIND),
                        required("statutory", Control.YES_NO),
                        optional("name", Control.LINE)));
        put("approve-follow-up", Group.FOLLOW_UP, List.of(required("body", Control.BODY), PERIOD));

        put(
                "adopt-assessment-model",
                Group.MODEL,
                List.of(optional("body", Control.BODY), required("model", Control.MODEL)));

        put(
                "approve-minutes",
                Group.MINUTES,
                List.of(MEETING, optional("paragraphs", Control.PARAGRAPHS), required("approvedOn", Control.DAY)));
        put("post-notice", Group.MINUTES, List.of(MEETING, required("postedOn", Control.DAY)));
        put("remove-notice", Group.MINUTES, List.of(MEETING, required("removedOn", Control.DAY)));
        put("meet-condition", Group.MINUTES, List.of(POINT, required("metOn", Control.DAY)));
        put("appeal-point", Group.MINUTES, List.of(POINT, optional("court", Control.LINE)));
        put("annul-point", Group.MINUTES, List.of(POINT, optional("court", Control.LINE)));
        put("revoke-point", Group.MINUTES, List.of(POINT, REASON));
        put(
                "order-destruction",
                Group.MINUTES,
                List.of(required("registration", Control.LINE), optional("ground", Control.LINE)));
        put(
                CORRECTION,
                Group.MINUTES,
                List.of(
                        POINT,
                        required("from", Control.TEXT),
                        required("to", Control.TEXT),
                        required("reason", Control.TEXT)));
    }

    private static void put(String type, Group group, List<Input> inputs) {
        BY_TYPE.put(type, new EffectKind(type, group, inputs));
    }

    private static List<Input> with(List<Input> first, List<Input> then) {
        return Stream.concat(first.stream(), then.stream()).toList();
    }

    static Optional<EffectKind> of(String type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }

    static List<EffectKind> all() {
        return List.copyOf(BY_TYPE.values());
    }

    /** The kinds to choose among, group by group. */
    static Map<Group, List<EffectKind>> byGroup() {
        var groups = new LinkedHashMap<Group, List<EffectKind>>();
        BY_TYPE.values()
                .forEach(kind -> groups.computeIfAbsent(kind.group(), _ -> new ArrayList<>())
                        .add(kind));
        return groups;
    }

    /** Whether it is a correction of minutes, which brings about something of its own. */
    public boolean isCorrection() {
        return type.equals(CORRECTION);
    }
}
