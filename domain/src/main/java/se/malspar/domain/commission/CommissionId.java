package se.malspar.domain.commission;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import se.malspar.domain.decision.Key;

/** A commission ({@code uppdrag}) by its key in the municipality. */
public record CommissionId(String value) {

    public CommissionId {
        value = Key.required("commission", value);
    }

    @JsonCreator
    public static CommissionId of(String value) {
        return new CommissionId(value);
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
