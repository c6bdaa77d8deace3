package se.malspar.domain.goal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import se.malspar.domain.decision.Basis;
import se.malspar.domain.decision.DecidedEvent;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.time.ReportingPeriod;

/** What has been decided, proposed or reported about one goal. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public sealed interface GoalEvent extends DecidedEvent {

    GoalId goal();

    @Override
    default Subject subject() {
        return subject(goal());
    }

    record GoalAdopted(Basis basis, GoalId goal, GoalContent content) implements GoalEvent {}

    record GoalRevised(Basis basis, GoalId goal, GoalContent content, Optional<String> reason) implements GoalEvent {}

    /**
     * What is to be reached ({@code ambitionsnivå}).
     *
     * @param meaning how the paper explains it («detta innebär …»)
     * @param forPeriod the period it is to be followed up in, where that is stated
     */
    record AmbitionLevelSet(
            Basis basis,
            GoalId goal,
            String ambitionLevel,
            Optional<String> meaning,
            Optional<ReportingPeriod> forPeriod)
            implements GoalEvent {}

    record SubGoalAdopted(Basis basis, GoalId goal, SubGoalId subGoal, Optional<String> wording) implements GoalEvent {
        @Override
        public Subject subject() {
            return GoalEvent.subject(goal, subGoal);
        }
    }

    record SubGoalCorrected(Basis basis, GoalId goal, SubGoalId subGoal, String wording, Optional<String> reason)
            implements GoalEvent {
        @Override
        public Subject subject() {
            return GoalEvent.subject(goal, subGoal);
        }
    }

    record SubGoalRemoved(Basis basis, GoalId goal, SubGoalId subGoal, Optional<String> reason) implements GoalEvent {
        @Override
        public Subject subject() {
            return GoalEvent.subject(goal, subGoal);
        }
    }

    /** A measure ({@code mått}) of the goal or, where named, of one of its sub-goals. */
    record MeasureAdopted(
            Basis basis,
            GoalId goal,
            MeasureId measure,
            String name,
            Optional<String> unit,
            Optional<MeasureDirection> direction,
            Optional<SubGoalId> subGoal)
            implements GoalEvent {
        @Override
        public Subject subject() {
            return GoalEvent.subject(goal, measure);
        }
    }

    /** The value a measure is to reach in a period ({@code målvärde}): a number in plain form, or a criterion in words. */
    record TargetValueSet(Basis basis, GoalId goal, MeasureId measure, ReportingPeriod period, String value)
            implements GoalEvent {
        @Override
        public Subject subject() {
            return GoalEvent.subject(goal, measure);
        }
    }

    record MeasureRemoved(Basis basis, GoalId goal, MeasureId measure, Optional<String> reason) implements GoalEvent {
        @Override
        public Subject subject() {
            return GoalEvent.subject(goal, measure);
        }
    }

    /**
     * How it was settled whether a forecast may be made for a goal that is more supporting than steering, which no rule
     * says.
     *
     * @param allowed whether one may
     */
    record ForecastInterpreted(Basis basis, GoalId goal, boolean allowed, String reason) implements GoalEvent {}

    record GoalRetired(Basis basis, GoalId goal, Optional<String> reason) implements GoalEvent {}

    static Subject subject(GoalId goal) {
        return Subject.of("goal", goal.value());
    }

    static Subject subject(GoalId goal, SubGoalId subGoal) {
        return subject(goal).part("sub-goal", subGoal.value());
    }

    static Subject subject(GoalId goal, MeasureId measure) {
        return subject(goal).part("measure", measure.value());
    }
}
