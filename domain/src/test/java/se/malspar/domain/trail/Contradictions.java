package se.malspar.domain.trail;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.malspar.domain.commission.Commission;
import se.malspar.domain.decision.Authority;
import se.malspar.domain.decision.Contradiction;
import se.malspar.domain.decision.MinutesEvent;
import se.malspar.domain.decision.PointId;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.goal.Goal;
import se.malspar.domain.goal.GoalEvent;
import se.malspar.domain.plan.Plan;
import se.malspar.domain.plan.PlanEvent;
import se.malspar.domain.state.Logged;
import se.malspar.domain.time.AsOf;
import se.malspar.domain.trail.NaiveFold.Known;

/**
 * Looks for decisions of a log that do not follow from what was decided before them, by replaying everything before each
 * of them from the beginning.
 */
final class Contradictions {

    private final List<Known> decided;
    private final List<String> found = new ArrayList<>();

    private Contradictions(List<Known> decided) {
        this.decided = decided;
    }

    /** What does not hold together, in words; empty for a log that {@code Judgement} has let through. */
    static List<String> in(List<Logged> log) {
        var all = new AsOf(LocalDate.MAX, LocalDate.MAX, Instant.MAX);
        var contradictions = new Contradictions(NaiveFold.recordedBy(log, all).stream()
                .sorted(NaiveFold.inDecidedOrder())
                .toList());
        contradictions.look();
        return contradictions.found;
    }

    private void look() {
        for (int i = 0; i < decided.size(); i++) {
            var each = decided.get(i);
            if (stands(each, i)) {
                follows(each, i);
            }
            if (each.event() instanceof MinutesEvent.AboutPoint about && !isRecorded(about.point())) {
                found.add("About a point that is not recorded: " + about);
            }
            point(each).filter(point -> !isRecorded(point)).ifPresent(point -> found.add("Rests on nothing: " + each));
        }
    }

    private void follows(Known each, int place) {
        var root = each.event().subject().root();
        try {
            switch (root.kind()) {
                case "goal" -> Goal.evolve(goal(root, place), each.event());
                case "plan" -> Plan.evolve(plan(root, place), each.event());
                case "commission" -> Commission.evolve(commission(root, place), each.event());
                default -> {}
            }
        } catch (Contradiction contradiction) {
            found.add(contradiction.code() + ": " + each);
        }
        if (each.event() instanceof PlanEvent plan) {
            for (var goal : plan.goalsServed()) {
                if (!(goal(GoalEvent.subject(goal), place) instanceof Goal.InForce)) {
                    found.add("Serves a goal that is not in force: " + each);
                }
            }
        }
    }

    private Goal goal(Subject root, int before) {
        Goal goal = new Goal.Unknown();
        for (var each : standing(root, before)) {
            try {
                goal = Goal.evolve(goal, each.event());
            } catch (Contradiction groundless) {
                // something it rested on has been taken away since
            }
        }
        return goal;
    }

    private Plan plan(Subject root, int before) {
        Plan plan = new Plan.Unknown();
        for (var each : standing(root, before)) {
            try {
                plan = Plan.evolve(plan, each.event());
            } catch (Contradiction groundless) {
                // something it rested on has been taken away since
            }
        }
        return plan;
    }

    private Commission commission(Subject root, int before) {
        var commission = Commission.NOT_GIVEN;
        for (var each : standing(root, before)) {
            try {
                commission = Commission.evolve(commission, each.event());
            } catch (Contradiction groundless) {
                // something it rested on has been taken away since
            }
        }
        return commission;
    }

    private List<Known> standing(Subject root, int before) {
        return decided.subList(0, before).stream()
                .filter(each -> each.event().subject().root().equals(root))
                .filter(each -> stands(each, before))
                .toList();
    }

    /** Whether no decision of those before the place has taken its point out of force. */
    private boolean stands(Known each, int before) {
        return point(each).filter(point -> isTakenAway(point, before)).isEmpty();
    }

    private boolean isTakenAway(PointId point, int before) {
        return decided.subList(0, before).stream()
                .anyMatch(each -> each.event() instanceof MinutesEvent.Voiding voiding
                        && voiding.point().equals(point)
                        && stands(each, before));
    }

    private boolean isRecorded(PointId point) {
        return decided.stream()
                .map(Known::event)
                .anyMatch(event -> event instanceof MinutesEvent.ParagraphRecorded recorded
                        && recorded.paragraph().equals(point.paragraph())
                        && (recorded.points().isEmpty()
                                || recorded.points().stream()
                                        .anyMatch(each ->
                                                each.in(point.paragraph()).equals(point))));
    }

    private static Optional<PointId> point(Known each) {
        return each.event().basis().by() instanceof Authority.ByPoint(var point)
                ? Optional.of(point)
                : Optional.empty();
    }
}
