package se.malspar.domain.goal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import se.malspar.domain.decision.Key;

/** A sub-goal ({@code delmål}) by its key in the goal, such as {@code 1.2}. */
public record SubGoalId(String value) {

    public SubGoalId {
        value = Key.required("subGoal", value);
    }

    @JsonCreator
    public static SubGoalId of(String value) {
        return new SubGoalId(value);
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
