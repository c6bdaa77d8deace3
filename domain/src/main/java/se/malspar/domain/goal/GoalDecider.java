package se.malspar.domain.goal;

import se.malspar.domain.decision.Basis;
import se.malspar.domain.goal.GoalCommand.AdoptGoal;
import se.malspar.domain.goal.GoalCommand.AdoptMeasure;
import se.malspar.domain.goal.GoalCommand.AdoptSubGoal;
import se.malspar.domain.goal.GoalCommand.CorrectSubGoal;
import se.malspar.domain.goal.GoalCommand.InterpretForecast;
import se.malspar.domain.goal.GoalCommand.RemoveMeasure;
import se.malspar.domain.goal.GoalCommand.RemoveSubGoal;
import se.malspar.domain.goal.GoalCommand.RetireGoal;
import se.malspar.domain.goal.GoalCommand.ReviseGoal;
import se.malspar.domain.goal.GoalCommand.SetAmbitionLevel;
import se.malspar.domain.goal.GoalCommand.SetTargetValue;

/** What a command becomes when it rests on a basis. Whether it follows is for {@link Goal} to say. */
public final class GoalDecider {

    private GoalDecider() {}

    public static GoalEvent decide(GoalCommand command, Basis basis) {
        return switch (command) {
            case AdoptGoal(var goal, var content) -> new GoalEvent.GoalAdopted(basis, goal, content);
            case ReviseGoal(var goal, var content, var reason) ->
                new GoalEvent.GoalRevised(basis, goal, content, reason);
            case SetAmbitionLevel(var goal, var level, var meaning, var forPeriod) ->
                new GoalEvent.AmbitionLevelSet(basis, goal, level, meaning, forPeriod);
            case AdoptSubGoal(var goal, var subGoal, var wording) ->
                new GoalEvent.SubGoalAdopted(basis, goal, subGoal, wording);
            case CorrectSubGoal(var goal, var subGoal, var wording, var reason) ->
                new GoalEvent.SubGoalCorrected(basis, goal, subGoal, wording, reason);
            case RemoveSubGoal(var goal, var subGoal, var reason) ->
                new GoalEvent.SubGoalRemoved(basis, goal, subGoal, reason);
            case AdoptMeasure(var goal, var measure, var name, var unit, var direction, var subGoal) ->
                new GoalEvent.MeasureAdopted(basis, goal, measure, name, unit, direction, subGoal);
            case SetTargetValue(var goal, var measure, var period, var value) ->
                new GoalEvent.TargetValueSet(basis, goal, measure, period, value);
            case RemoveMeasure(var goal, var measure, var reason) ->
                new GoalEvent.MeasureRemoved(basis, goal, measure, reason);
            case InterpretForecast(var goal, var allowed, var reason) ->
                new GoalEvent.ForecastInterpreted(basis, goal, allowed, reason);
            case RetireGoal(var goal, var reason) -> new GoalEvent.GoalRetired(basis, goal, reason);
        };
    }
}
