package se.malspar.domain.goal;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.malspar.domain.decision.Command;
import se.malspar.domain.decision.Texts;
import se.malspar.domain.time.ReportingPeriod;

/** What a point may bring about for a goal. */
public sealed interface GoalCommand extends Command {

    GoalId goal();

    @JsonTypeName("adopt-goal")
    record AdoptGoal(GoalId goal, GoalContent content) implements GoalCommand {
        public AdoptGoal(GoalId goal, @Nullable GoalContent content) {
            this.goal = goal;
            this.content = GoalContent.orNothing(content);
        }
    }

    @JsonTypeName("revise-goal")
    record ReviseGoal(GoalId goal, GoalContent content, Optional<String> reason) implements GoalCommand {
        public ReviseGoal {
            reason = Texts.optional("reason", reason);
        }
    }

    @JsonTypeName("set-ambition-level")
    record SetAmbitionLevel(
            GoalId goal, String ambitionLevel, Optional<String> meaning, Optional<ReportingPeriod> forPeriod)
            implements GoalCommand {
        public SetAmbitionLevel {
            ambitionLevel = Texts.required("ambitionLevel", ambitionLevel);
            meaning = Texts.optional("meaning", meaning);
        }
    }

    @JsonTypeName("adopt-sub-goal")
    record AdoptSubGoal(GoalId goal, SubGoalId subGoal, Optional<String> wording) implements GoalCommand {
        public AdoptSubGoal {
            wording = Texts.optional("wording", wording);
        }
    }

    @JsonTypeName("correct-sub-goal")
    record CorrectSubGoal(GoalId goal, SubGoalId subGoal, String wording, Optional<String> reason)
            implements GoalCommand {
        public CorrectSubGoal {
            wording = Texts.required("wording", wording);
            reason = Texts.optional("reason", reason);
        }
    }

    @JsonTypeName("remove-sub-goal")
    record RemoveSubGoal(GoalId goal, SubGoalId subGoal, Optional<String> reason) implements GoalCommand {
        public RemoveSubGoal {
            reason = Texts.optional("reason", reason);
        }
    }

    @JsonTypeName("adopt-measure")
    record AdoptMeasure(
            GoalId goal,
            MeasureId measure,
            String name,
            Optional<String> unit,
            Optional<MeasureDirection> direction,
            Optional<SubGoalId> subGoal)
            implements GoalCommand {
        public AdoptMeasure {
            name = Texts.required("name", name, 500);
            unit = unit.map(text -> Texts.required("unit", text, 50));
        }
    }

    @JsonTypeName("set-target-value")
    record SetTargetValue(GoalId goal, MeasureId measure, ReportingPeriod period, String value) implements GoalCommand {
        public SetTargetValue {
            value = Texts.required("value", value, 500);
        }
    }

    @JsonTypeName("remove-measure")
    record RemoveMeasure(GoalId goal, MeasureId measure, Optional<String> reason) implements GoalCommand {
        public RemoveMeasure {
            reason = Texts.optional("reason", reason);
        }
    }

    @JsonTypeName("interpret-forecast")
    record InterpretForecast(GoalId goal, boolean allowed, String reason) implements GoalCommand {
        public InterpretForecast {
            reason = Texts.required("reason", reason);
        }
    }

    @JsonTypeName("retire-goal")
    record RetireGoal(GoalId goal, Optional<String> reason) implements GoalCommand {
        public RetireGoal {
            reason = Texts.optional("reason", reason);
        }
    }
}
