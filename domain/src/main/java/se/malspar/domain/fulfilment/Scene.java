package se.malspar.domain.fulfilment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import se.malspar.domain.assessment.AssessmentEvent;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Standing;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.goal.GoalKind;
import se.malspar.domain.plan.PlanId;
import se.malspar.domain.state.FieldChange;
import se.malspar.domain.state.FieldValue;
import se.malspar.domain.state.State;
import se.malspar.domain.time.ReportingPeriod;

/** The state at a moment, looked through once for what belongs together. */
final class Scene {

    final State state;
    final Sayings sayings;
    private final Map<Subject, List<Subject>> parts = new HashMap<>();
    private final Map<Subject, List<Subject>> serving = new HashMap<>();
    private final Map<Subject, PlanId> plans = new HashMap<>();
    private final List<Subject> goals = new ArrayList<>();
    private final List<Subject> activities = new ArrayList<>();

    Scene(State state, Sayings sayings) {
        this.state = state;
        this.sayings = sayings;
        for (var subject : state.fields().keySet()) {
            subject.parent()
                    .ifPresent(whole ->
                            parts.computeIfAbsent(whole, _ -> new ArrayList<>()).add(subject));
            switch (subject.kind()) {
                case "goal" -> goals.add(subject);
                case "activity" -> {
                    activities.add(subject);
                    text(subject, "goals").ifPresent(keys -> {
                        for (var key : keys.split(" ", -1)) {
                            serving.computeIfAbsent(Subject.of("goal", key), _ -> new ArrayList<>())
                                    .add(subject);
                        }
                    });
                }
                default -> {}
            }
        }
    }

    Optional<FieldValue> field(Subject subject, String field) {
        return state.field(subject, field).filter(value -> value.value().isPresent());
    }

    Optional<String> text(Subject subject, String field) {
        return state.field(subject, field).flatMap(FieldValue::value);
    }

    // --- what there is

    List<Subject> goals() {
        return goals.stream().filter(state::isInForce).toList();
    }

    List<Subject> goalsOf(BodyCode body) {
        return goals().stream()
                .filter(goal -> owner(goal).filter(body::equals).isPresent())
                .toList();
    }

    Optional<BodyCode> owner(Subject goal) {
        return text(goal, "owner").map(BodyCode::new);
    }

    Optional<GoalKind> kind(Subject goal) {
        return text(goal, "kind").map(GoalKind::valueOf);
    }

    List<Subject> subGoals(Subject goal) {
        return parts(goal, "sub-goal").stream().filter(state::isInForce).toList();
    }

    /** The measures of a goal and of its sub-goals, or of one of those alone. */
    List<Subject> measures(Subject whole) {
        var goal = whole.root();
        return parts(goal, "measure").stream()
                .filter(state::isInForce)
                .filter(measure -> whole.equals(goal)
                        || text(measure, "subGoal").filter(whole.key()::equals).isPresent())
                .toList();
    }

    private List<Subject> parts(Subject whole, String kind) {
        return parts.getOrDefault(whole, List.of()).stream()
                .filter(part -> part.kind().equals(kind))
                .toList();
    }

    /** The activities that serve a goal in the plans of the period's years, taken out of them or not. */
    List<Subject> activitiesFor(Subject goal, ReportingPeriod period) {
        return serving.getOrDefault(goal, List.of()).stream()
                .filter(activity -> isOf(plan(activity), period))
                .toList();
    }

    List<Subject> activitiesOf(BodyCode body, ReportingPeriod period) {
        return activities.stream()
                .filter(activity -> plan(activity).body().equals(body))
                .filter(activity -> isOf(plan(activity), period))
                .toList();
    }

    PlanId plan(Subject activity) {
        return plans.computeIfAbsent(activity.root(), root -> PlanId.parse(root.key()));
    }

    /** All activities of the plan that an activity is in. */
    List<Subject> beside(Subject activity) {
        return parts(activity.root(), "activity");
    }

    private static boolean isOf(PlanId plan, ReportingPeriod period) {
        return plan.year() >= period.from().getYear()
                && plan.year() <= period.to().getYear();
    }

    /** Whether a decision took it out: a paper that no longer tells of it, or says that it is gone, does not. */
    boolean isTakenOut(Subject activity) {
        return state.field(activity, FieldChange.LIFE)
                .filter(life -> life.value().equals(Optional.of(FieldChange.REMOVED)))
                .filter(life -> life.blame().standing() == Standing.DECIDED)
                .isPresent();
    }

    // --- how it is judged

    /** What says by which model a body's goals are judged: its own, or that of all bodies. */
    Optional<FieldValue> modelOf(Optional<BodyCode> body) {
        return body.flatMap(owner -> model(Optional.of(owner))).or(() -> model(Optional.empty()));
    }

    private Optional<FieldValue> model(Optional<BodyCode> body) {
        return field(AssessmentEvent.subject(body), "model");
    }

    /** Whether anything has been said of the subject in a field that is kept by period. */
    boolean isSaid(Subject subject, String stem) {
        var fields = state.fields().get(subject);
        return fields != null
                && fields.subMap(stem + ".", stem + "/").values().stream()
                        .anyMatch(value -> value.value().isPresent());
    }

    /** The periods that something has been said of the subject for, in a field that is kept by period. */
    NavigableSet<ReportingPeriod> periods(Subject subject, String stem) {
        var periods = new TreeSet<>(Periods.IN_ORDER);
        var fields = state.fields().get(subject);
        if (fields != null) {
            fields.subMap(stem + ".", stem + "/").forEach((field, value) -> {
                if (value.value().isPresent()) {
                    periods.add(ReportingPeriod.parse(field.substring(stem.length() + 1)));
                }
            });
        }
        return periods;
    }

    LocalDate validOn() {
        return state.asOf().validOn();
    }
}
