package se.malspar.domain.plan;

import se.malspar.domain.assessment.AssessmentEvent;
import se.malspar.domain.commission.CommissionEvent;
import se.malspar.domain.decision.Contradiction;
import se.malspar.domain.decision.DecidedEvent;
import se.malspar.domain.decision.MinutesEvent;
import se.malspar.domain.decision.Presences;
import se.malspar.domain.decision.Standing;
import se.malspar.domain.followup.FollowUpEvent;
import se.malspar.domain.goal.GoalEvent;
import se.malspar.domain.plan.PlanEvent.ActivityAdded;
import se.malspar.domain.plan.PlanEvent.ActivityChanged;
import se.malspar.domain.plan.PlanEvent.ActivityRemoved;
import se.malspar.domain.plan.PlanEvent.PlanAdopted;

/** What the decisions so far leave of a plan, as far as the next one must follow from it. */
public sealed interface Plan {

    /** No decision or report has mentioned it. */
    record Unknown() implements Plan {}

    /**
     * It stands, with what has been added to it.
     *
     * @param decided whether a decision adopted it; otherwise it is known only from reports
     * @param activities every activity ever added
     */
    record InForce(boolean decided, Presences<ActivityId> activities) implements Plan {

        private InForce said(ActivityId activity, boolean there, Standing standing) {
            return new InForce(decided, activities.said(activity, there, standing));
        }
    }

    /** The plan after one more decision or report; throws {@link Contradiction} where it does not follow. */
    static Plan evolve(Plan plan, DecidedEvent event) {
        return switch (event) {
            case PlanEvent decision -> evolve(plan, decision);
            case FollowUpEvent.ActivityStatusReported(var _, var id, var activity, var _, var _, var _) -> {
                // an activity taken out of the plan may still be reported on for a period past
                if (!inForce(plan, id).activities().isMentioned(activity)) {
                    throw notInPlan(id, activity);
                }
                yield plan;
            }
            case MinutesEvent _, GoalEvent _, CommissionEvent _, AssessmentEvent _ -> plan;
            case FollowUpEvent _ -> plan;
        };
    }

    private static Plan evolve(Plan plan, PlanEvent event) {
        return switch (event) {
            case PlanAdopted(var basis, var id, var _) ->
                switch (plan) {
                    case Unknown() -> new InForce(basis.standing() == Standing.DECIDED, Presences.none());
                    case InForce current -> {
                        if (current.decided() && basis.standing() == Standing.DECIDED) {
                            throw new Contradiction(
                                    "plan-already-adopted",
                                    "Verksamhetsplan %s är redan antagen.".formatted(id),
                                    "Plan %s has already been adopted.".formatted(id));
                        }
                        yield new InForce(
                                current.decided() || basis.standing() == Standing.DECIDED, current.activities());
                    }
                };
            case ActivityAdded(var basis, var id, var activity, var _) -> {
                var current = inForce(plan, id);
                if (current.activities().of(activity).isDecidedThere() && basis.standing() == Standing.DECIDED) {
                    throw new Contradiction(
                            "activity-already-added",
                            "Aktivitet %s finns redan i verksamhetsplan %s.".formatted(activity, id),
                            "Activity %s is already in plan %s.".formatted(activity, id));
                }
                yield current.said(activity, true, basis.standing());
            }
            case ActivityChanged(var _, var id, var activity, var _, var _) -> {
                requireActivity(inForce(plan, id), id, activity);
                yield plan;
            }
            case ActivityRemoved(var basis, var id, var activity, var _) -> {
                var current = inForce(plan, id);
                requireActivity(current, id, activity);
                yield current.said(activity, false, basis.standing());
            }
        };
    }

    private static InForce inForce(Plan plan, PlanId id) {
        return switch (plan) {
            case Unknown() ->
                throw new Contradiction(
                        "plan-not-adopted",
                        "Verksamhetsplan %s var inte antagen. Registrera först beslutet som antog den.".formatted(id),
                        "Plan %s had not been adopted. Record the decision that adopted it first.".formatted(id));
            case InForce current -> current;
        };
    }

    private static void requireActivity(InForce plan, PlanId id, ActivityId activity) {
        if (!plan.activities().of(activity).there()) {
            throw notInPlan(id, activity);
        }
    }

    private static Contradiction notInPlan(PlanId id, ActivityId activity) {
        return new Contradiction(
                "activity-not-in-plan",
                "Aktivitet %s fanns inte i verksamhetsplan %s.".formatted(activity, id),
                "Activity %s was not in plan %s.".formatted(activity, id));
    }
}
