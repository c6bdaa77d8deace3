package se.malspar.domain.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import se.malspar.domain.assessment.AssessmentCommand;
import se.malspar.domain.commission.CommissionCommand;
import se.malspar.domain.followup.FollowUpCommand;
import se.malspar.domain.goal.GoalCommand;
import se.malspar.domain.plan.PlanCommand;

/**
 * What a point of a § (or a paper) is said to bring about. Imperative: it may still be refused. Who decided it and when
 * is told by the point, so a command holds none of that. In JSON its {@code type} is the name on each record.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public sealed interface Command
        permits MinutesCommand, GoalCommand, PlanCommand, FollowUpCommand, CommissionCommand, AssessmentCommand {}
