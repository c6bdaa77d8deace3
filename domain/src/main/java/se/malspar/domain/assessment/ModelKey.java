package se.malspar.domain.assessment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import se.malspar.domain.decision.Key;

/** An assessment model by its key, such as {@code styrmodell-2026}; another version is another key. */
public record ModelKey(String value) {

    public ModelKey {
        value = Key.required("model", value);
    }

    @JsonCreator
    public static ModelKey of(String value) {
        return new ModelKey(value);
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
