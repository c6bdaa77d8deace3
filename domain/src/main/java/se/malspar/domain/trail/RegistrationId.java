package se.malspar.domain.trail;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import se.malspar.domain.decision.Malformed;

/** One act of recording: every event recorded by it carries its id in the envelope. */
public record RegistrationId(UUID value) {

    /** Reads a UUID; throws {@link Malformed} for anything else. */
    @JsonCreator
    public static RegistrationId parse(String written) {
        try {
            return new RegistrationId(UUID.fromString(written));
        } catch (IllegalArgumentException e) {
            throw new Malformed(
                    "registration",
                    written,
                    "En registrering anges med sitt id, en UUID.",
                    "A registration is named by its id, a UUID.");
        }
    }

    @JsonValue
    @Override
    public String toString() {
        return value.toString();
    }
}
