package se.malspar.domain.goal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import se.malspar.domain.decision.Key;

/** A measure ({@code mått}) by its key in the goal. */
public record MeasureId(String value) {

    public MeasureId {
        value = Key.required("measure", value);
    }

    @JsonCreator
    public static MeasureId of(String value) {
        return new MeasureId(value);
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
