package se.malspar.domain.time;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Optional;

/** For how long something is valid (gäller): from a day, until but not including another, or until further notice. */
public record Period(
        LocalDate from,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<LocalDate> until) {

    public Period {
        if (until.isPresent() && !from.isBefore(until.get())) {
            throw new IllegalArgumentException(
                    "Valid from %s until %s: there is no day in between".formatted(from, until.get()));
        }
    }

    public static Period from(LocalDate validFrom) {
        return new Period(validFrom, Optional.empty());
    }

    public static Period between(LocalDate validFrom, LocalDate validUntil) {
        return new Period(validFrom, Optional.of(validUntil));
    }

    public boolean contains(LocalDate validOn) {
        return !validOn.isBefore(from) && until.map(validOn::isBefore).orElse(true);
    }
}
