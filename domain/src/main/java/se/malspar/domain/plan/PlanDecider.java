package se.malspar.domain.plan;

import se.malspar.domain.decision.Basis;
import se.malspar.domain.plan.PlanCommand.AddActivity;
import se.malspar.domain.plan.PlanCommand.AdoptPlan;
import se.malspar.domain.plan.PlanCommand.ChangeActivity;
import se.malspar.domain.plan.PlanCommand.RemoveActivity;

/** What a command becomes when it rests on a basis. Whether it follows is for {@link Plan} to say. */
public final class PlanDecider {

    private PlanDecider() {}

    public static PlanEvent decide(PlanCommand command, Basis basis) {
        return switch (command) {
            case AdoptPlan(var plan, var title) -> new PlanEvent.PlanAdopted(basis, plan, title);
            case AddActivity(var plan, var activity, var content) ->
                new PlanEvent.ActivityAdded(basis, plan, activity, content);
            case ChangeActivity(var plan, var activity, var content, var reason) ->
                new PlanEvent.ActivityChanged(basis, plan, activity, content, reason);
            case RemoveActivity(var plan, var activity, var reason) ->
                new PlanEvent.ActivityRemoved(basis, plan, activity, reason);
        };
    }
}
