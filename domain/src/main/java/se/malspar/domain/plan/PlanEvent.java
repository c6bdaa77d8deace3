package se.malspar.domain.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import se.malspar.domain.decision.Basis;
import se.malspar.domain.decision.DecidedEvent;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.goal.GoalId;

/** What has been decided, proposed or reported about a yearly plan and its activities. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public sealed interface PlanEvent extends DecidedEvent {

    PlanId plan();

    @Override
    default Subject subject() {
        return subject(plan());
    }

    /** The goals that an activity is to serve, as far as the event says so. */
    default List<GoalId> goalsServed() {
        return List.of();
    }

    record PlanAdopted(Basis basis, PlanId plan, Optional<String> title) implements PlanEvent {}

    record ActivityAdded(Basis basis, PlanId plan, ActivityId activity, ActivityContent content) implements PlanEvent {
        @Override
        public List<GoalId> goalsServed() {
            return content.goals();
        }

        @Override
        public Subject subject() {
            return PlanEvent.subject(plan, activity);
        }
    }

    record ActivityChanged(
            Basis basis, PlanId plan, ActivityId activity, ActivityContent content, Optional<String> reason)
            implements PlanEvent {
        @Override
        public List<GoalId> goalsServed() {
            return content.goals();
        }

        @Override
        public Subject subject() {
            return PlanEvent.subject(plan, activity);
        }
    }

    /** The activity was taken out of the plan ({@code tas ur}): never without a reason, if only «framgår inte». */
    record ActivityRemoved(Basis basis, PlanId plan, ActivityId activity, String reason) implements PlanEvent {
        @Override
        public Subject subject() {
            return PlanEvent.subject(plan, activity);
        }
    }

    static Subject subject(PlanId plan) {
        return Subject.of("plan", plan.toString());
    }

    static Subject subject(PlanId plan, ActivityId activity) {
        return subject(plan).part("activity", activity.value());
    }
}
