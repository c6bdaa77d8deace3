package se.malspar.domain.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import se.malspar.domain.decision.Key;

/** An activity ({@code aktivitet}) by its key in the plan. */
public record ActivityId(String value) {

    public ActivityId {
        value = Key.required("activity", value);
    }

    @JsonCreator
    public static ActivityId of(String value) {
        return new ActivityId(value);
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
