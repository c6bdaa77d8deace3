package se.malspar.domain.trail;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import se.malspar.domain.decision.TrailEvent;
import se.malspar.domain.time.DecidedOn;

/** What we did to our own records: decided by no body, so these live on the recorded axis alone. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public sealed interface RecordEvent extends TrailEvent {

    /**
     * A registration was our own error: from now on its events count no more. They stay in the log.
     *
     * @param replacedBy the registration recorded in its stead, where there is one
     */
    record RegistrationAnnulled(RegistrationId registration, String reason, Optional<RegistrationId> replacedBy)
            implements RecordEvent {}

    /**
     * How an uncertain or impossible decision day of a registration is to be read from now on. The printed form stays.
     */
    record DateInterpreted(RegistrationId registration, DecidedOn decidedOn, String reason) implements RecordEvent {}
}
