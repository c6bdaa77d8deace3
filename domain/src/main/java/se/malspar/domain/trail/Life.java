package se.malspar.domain.trail;

import se.malspar.domain.commission.Commission;
import se.malspar.domain.decision.DecidedEvent;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.goal.Goal;
import se.malspar.domain.plan.Plan;

/** What a goal, plan or commission has come to. */
interface Life {

    String ASSESSMENT_MODEL = "assessment-model";

    Life after(DecidedEvent event);

    /** Whether what is said about the subject must follow from what was said before. */
    static boolean isJudged(Subject root) {
        return switch (root.kind()) {
            case "goal", "plan", "commission", ASSESSMENT_MODEL -> true;
            default -> false;
        };
    }

    /** Before anything was said about it. */
    static Life of(Subject root) {
        return switch (root.kind()) {
            case "goal" -> goal(new Goal.Unknown());
            case "plan" -> plan(new Plan.Unknown());
            case "commission" -> commission(Commission.NOT_GIVEN);
            case ASSESSMENT_MODEL -> assessmentModel();
            default -> throw new IllegalArgumentException("Nothing has to follow about " + root);
        };
    }

    /** One model after another: each replaces the one before. */
    private static Life assessmentModel() {
        return _ -> assessmentModel();
    }

    private static Life goal(Goal goal) {
        return event -> goal(Goal.evolve(goal, event));
    }

    private static Life plan(Plan plan) {
        return event -> plan(Plan.evolve(plan, event));
    }

    private static Life commission(Commission commission) {
        return event -> commission(Commission.evolve(commission, event));
    }
}
