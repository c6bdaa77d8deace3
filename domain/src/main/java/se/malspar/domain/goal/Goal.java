package se.malspar.domain.goal;

import se.malspar.domain.assessment.AssessmentEvent;
import se.malspar.domain.commission.CommissionEvent;
import se.malspar.domain.decision.Contradiction;
import se.malspar.domain.decision.DecidedEvent;
import se.malspar.domain.decision.MinutesEvent;
import se.malspar.domain.decision.Presences;
import se.malspar.domain.decision.Standing;
import se.malspar.domain.followup.FollowUpEvent;
import se.malspar.domain.goal.GoalEvent.AmbitionLevelSet;
import se.malspar.domain.goal.GoalEvent.ForecastInterpreted;
import se.malspar.domain.goal.GoalEvent.GoalAdopted;
import se.malspar.domain.goal.GoalEvent.GoalRetired;
import se.malspar.domain.goal.GoalEvent.GoalRevised;
import se.malspar.domain.goal.GoalEvent.MeasureAdopted;
import se.malspar.domain.goal.GoalEvent.MeasureRemoved;
import se.malspar.domain.goal.GoalEvent.SubGoalAdopted;
import se.malspar.domain.goal.GoalEvent.SubGoalCorrected;
import se.malspar.domain.goal.GoalEvent.SubGoalRemoved;
import se.malspar.domain.goal.GoalEvent.TargetValueSet;
import se.malspar.domain.plan.PlanEvent;

/**
 * What the decisions so far leave of a goal, as far as the next one must follow from it. One type per phase. The rules
 * are all here: {@code evolve} refuses what does not follow.
 */
public sealed interface Goal {

    /** No decision or report has mentioned it. */
    record Unknown() implements Goal {}

    /**
     * It stands, with what has been adopted into it.
     *
     * @param decided whether a decision adopted it; otherwise it is known only from reports
     * @param measures every measure ever adopted: outcomes for periods past may still be reported
     */
    record InForce(
            boolean decided, Presences<SubGoalId> subGoals, Presences<MeasureId> measures, ForecastRule forecasts)
            implements Goal {

        private InForce adoptedBy(Standing standing, GoalContent content) {
            return new InForce(
                    decided || standing == Standing.DECIDED, subGoals, measures, forecasts.said(content, standing));
        }

        private InForce with(ForecastRule other) {
            return new InForce(decided, subGoals, measures, other);
        }

        private InForce said(SubGoalId subGoal, boolean there, Standing standing) {
            return new InForce(decided, subGoals.said(subGoal, there, standing), measures, forecasts);
        }

        private InForce said(MeasureId measure, boolean there, Standing standing) {
            return new InForce(decided, subGoals, measures.said(measure, there, standing), forecasts);
        }
    }

    /**
     * It is no more.
     *
     * @param decided whether a decision retired it; otherwise reports say so
     */
    record Retired(InForce last, boolean decided) implements Goal {}

    /** The goal after one more decision or report; throws {@link Contradiction} where it does not follow. */
    static Goal evolve(Goal goal, DecidedEvent event) {
        return switch (event) {
            case GoalEvent decision -> evolve(goal, decision);
            case FollowUpEvent report -> evolve(goal, report);
            case MinutesEvent _, PlanEvent _, CommissionEvent _, AssessmentEvent _ -> goal;
        };
    }

    private static Goal evolve(Goal goal, GoalEvent event) {
        return switch (event) {
            case GoalAdopted(var basis, var id, var content) ->
                switch (goal) {
                    case Unknown() ->
                        new InForce(false, Presences.none(), Presences.none(), ForecastRule.NOTHING_SAID)
                                .adoptedBy(basis.standing(), content);
                    case InForce current -> {
                        if (current.decided() && basis.standing() == Standing.DECIDED) {
                            throw new Contradiction(
                                    "goal-already-adopted",
                                    "Mål %s är redan antaget. Ändra det med en revidering.".formatted(id),
                                    "Goal %s has already been adopted. Change it by a revision.".formatted(id));
                        }
                        yield current.adoptedBy(basis.standing(), content);
                    }
                    case Retired(var last, var decided) ->
                        decided && basis.standing() != Standing.DECIDED
                                ? goal
                                : last.adoptedBy(basis.standing(), content);
                };
            case GoalRevised(var basis, var id, var content, var _) -> {
                var current = inForce(goal, id);
                yield current.with(current.forecasts().said(content, basis.standing()));
            }
            case ForecastInterpreted(var _, var id, var allowed, var _) -> {
                var current = inForce(goal, id);
                yield current.with(current.forecasts().settled(allowed));
            }
            case AmbitionLevelSet(var _, var id, var _, var _, var _) -> inForce(goal, id);
            case SubGoalAdopted(var basis, var id, var subGoal, var _) -> {
                var current = inForce(goal, id);
                if (current.subGoals().of(subGoal).isDecidedThere() && basis.standing() == Standing.DECIDED) {
                    throw new Contradiction(
                            "sub-goal-already-adopted",
                            "Delmål %s i mål %s är redan antaget. Ändra det med en korrigering.".formatted(subGoal, id),
                            "Sub-goal %s of goal %s has already been adopted. Change it by a correction."
                                    .formatted(subGoal, id));
                }
                yield current.said(subGoal, true, basis.standing());
            }
            case SubGoalCorrected(var _, var id, var subGoal, var _, var _) -> {
                requireSubGoal(inForce(goal, id), id, subGoal);
                yield goal;
            }
            case SubGoalRemoved(var basis, var id, var subGoal, var _) -> {
                var current = inForce(goal, id);
                requireSubGoal(current, id, subGoal);
                yield current.said(subGoal, false, basis.standing());
            }
            case MeasureAdopted(var basis, var id, var measure, var _, var _, var _, var subGoal) -> {
                var current = inForce(goal, id);
                if (current.measures().of(measure).isDecidedThere() && basis.standing() == Standing.DECIDED) {
                    throw new Contradiction(
                            "measure-already-adopted",
                            "Mått %s i mål %s är redan antaget.".formatted(measure, id),
                            "Measure %s of goal %s has already been adopted.".formatted(measure, id));
                }
                subGoal.ifPresent(part -> requireSubGoal(current, id, part));
                yield current.said(measure, true, basis.standing());
            }
            case TargetValueSet(var _, var id, var measure, var _, var _) -> {
                requireMeasure(inForce(goal, id), id, measure);
                yield goal;
            }
            case MeasureRemoved(var basis, var id, var measure, var _) -> {
                var current = inForce(goal, id);
                requireMeasure(current, id, measure);
                yield current.said(measure, false, basis.standing());
            }
            case GoalRetired(var basis, var id, var _) -> {
                var current = inForce(goal, id);
                var decided = basis.standing() == Standing.DECIDED;
                yield current.decided() && !decided ? goal : new Retired(current, decided);
            }
        };
    }

    private static Goal evolve(Goal goal, FollowUpEvent report) {
        switch (report) {
            case FollowUpEvent.OutcomeReported(var _, var id, var measure, var _, var _, var _) ->
                requireOnceMeasured(known(goal, id), id, measure);
            case FollowUpEvent.ForecastReported(var _, var id, var measure, var _, var _, var _) -> {
                var current = known(goal, id);
                measure.ifPresent(key -> requireOnceMeasured(current, id, key));
                current.forecasts().require(id);
            }
            case FollowUpEvent.MeasuringMethodChanged(var _, var id, var measure, var _, var _) ->
                requireOnceMeasured(known(goal, id), id, measure);
            case FollowUpEvent.GoalAssessed(var _, var id, var _, var _, var _) -> known(goal, id);
            case FollowUpEvent.GoalStatusReported(var _, var id, var _, var _, var _) -> known(goal, id);
            case FollowUpEvent.ActivityStatusReported _,
                    FollowUpEvent.FollowUpApproved _,
                    FollowUpEvent.ReportingPeriodSet _ -> {}
        }
        return goal;
    }

    /** A retired goal can still be reported on for a period past. */
    private static InForce known(Goal goal, GoalId id) {
        return switch (goal) {
            case Unknown() -> throw notAdopted(id);
            case InForce current -> current;
            case Retired(var last, var _) -> last;
        };
    }

    private static InForce inForce(Goal goal, GoalId id) {
        return switch (goal) {
            case Unknown() -> throw notAdopted(id);
            case InForce current -> current;
            case Retired(var _, var _) ->
                throw new Contradiction(
                        "goal-retired",
                        "Mål %s har upphört och kan inte ändras.".formatted(id),
                        "Goal %s has been retired and cannot be changed.".formatted(id));
        };
    }

    private static Contradiction notAdopted(GoalId id) {
        return new Contradiction(
                "goal-not-adopted",
                "Mål %s var inte antaget. Registrera först beslutet som antog det.".formatted(id),
                "Goal %s had not been adopted. Record the decision that adopted it first.".formatted(id));
    }

    private static void requireSubGoal(InForce goal, GoalId id, SubGoalId subGoal) {
        if (!goal.subGoals().of(subGoal).there()) {
            throw new Contradiction(
                    "sub-goal-not-in-force",
                    "Delmål %s fanns inte i mål %s.".formatted(subGoal, id),
                    "Sub-goal %s was not in force in goal %s.".formatted(subGoal, id));
        }
    }

    private static void requireMeasure(InForce goal, GoalId id, MeasureId measure) {
        if (!goal.measures().of(measure).there()) {
            throw measureMissing(id, measure);
        }
    }

    private static void requireOnceMeasured(InForce goal, GoalId id, MeasureId measure) {
        if (!goal.measures().isMentioned(measure)) {
            throw measureMissing(id, measure);
        }
    }

    private static Contradiction measureMissing(GoalId id, MeasureId measure) {
        return new Contradiction(
                "measure-not-in-force",
                "Mått %s fanns inte i mål %s.".formatted(measure, id),
                "Measure %s was not in force in goal %s.".formatted(measure, id));
    }
}
