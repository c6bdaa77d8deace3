package se.malspar.domain.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.util.Optional;
import se.malspar.domain.time.Period;

/** When a decision is valid ({@code gäller}): known days, or days that wait for something to happen. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Validity.During.class, name = "during"),
    @JsonSubTypes.Type(value = Validity.Awaiting.class, name = "awaiting")
})
public sealed interface Validity {

    /** Valid from a known day until another, or for good. */
    record During(
            LocalDate from,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<LocalDate> until) implements Validity {
        public During {
            var _ = new Period(from, until); // refuses an end that is not after the start
        }

        public Period period() {
            return new Period(from, until);
        }
    }

    /**
     * Valid from the day the condition is met, and not before {@code earliest}: «när protokollet justerats, tidigast 1
     * juni». Until an event says that it was met, the decision is not valid on any day.
     *
     * @param onMinutesApproved whether approval of the minutes is the condition, so that {@code minutes-approved} meets it
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Awaiting(
            String condition, boolean onMinutesApproved, Optional<LocalDate> earliest, Optional<LocalDate> until)
            implements Validity {
        public Awaiting {
            condition = Texts.required("condition", condition, 500);
        }

        /** The days it is valid once the condition was met on a day; absent where nothing is left of them. */
        public Optional<Period> metOn(LocalDate metOn) {
            var from = earliest.filter(metOn::isBefore).orElse(metOn);
            return until.filter(end -> !from.isBefore(end)).isPresent()
                    ? Optional.empty()
                    : Optional.of(new Period(from, until));
        }
    }
}
