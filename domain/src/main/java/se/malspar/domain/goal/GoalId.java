package se.malspar.domain.goal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import se.malspar.domain.decision.Key;

/** A goal ({@code mål}) by its key in the municipality, such as {@code ks-2019-1}. */
public record GoalId(String value) {

    public GoalId {
        value = Key.required("goal", value);
    }

    @JsonCreator
    public static GoalId of(String value) {
        return new GoalId(value);
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
