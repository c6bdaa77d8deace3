package se.malspar.domain.decision;

import se.malspar.domain.assessment.AssessmentEvent;
import se.malspar.domain.commission.CommissionEvent;
import se.malspar.domain.followup.FollowUpEvent;
import se.malspar.domain.goal.GoalEvent;
import se.malspar.domain.plan.PlanEvent;

/** What a body decided, proposed or was told: never without the basis that says who, when and where it stands. */
public sealed interface DecidedEvent extends TrailEvent
        permits MinutesEvent, GoalEvent, PlanEvent, FollowUpEvent, CommissionEvent, AssessmentEvent {

    Basis basis();

    /** What it is about. */
    Subject subject();
}
