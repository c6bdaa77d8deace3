package se.malspar.domain.decision;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One of our own registrations, as a decision names it. */
public record RegistrationKey(UUID value) {

    /** Reads a UUID; throws {@link Malformed} for anything else. */
    @JsonCreator
    public static RegistrationKey parse(String written) {
        try {
            return new RegistrationKey(UUID.fromString(written));
        } catch (IllegalArgumentException e) {
            throw new Malformed(
                    "registration",
                    written,
                    "En registrering anges med sitt nummer, en UUID.",
                    "A registration is named by its number, a UUID.");
        }
    }

    @JsonValue
    @Override
    public String toString() {
        return value.toString();
    }
}
