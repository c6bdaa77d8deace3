package se.malspar.domain.trail;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import se.malspar.domain.decision.Lists;
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

    /**
     * The checkpoints of this log are signed with another key from now on. What the earlier key signed stands.
     *
     * @param verifierKey the new key's public half, as a C2SP verifier key
     * @param earlierKey the public half of the key that signed until now
     * @param earlierKeyLost whether the earlier key could not sign any more, so that only persons vouch for the new one
     * @param confirmedBy the user names of those who vouch
     */
    record SigningKeyChanged(
            String verifierKey, String earlierKey, boolean earlierKeyLost, String reason, List<String> confirmedBy)
            implements RecordEvent {
        public SigningKeyChanged {
            confirmedBy = Lists.orEmpty(confirmedBy);
        }
    }

    /**
     * The log no longer held what had been signed, and two persons let it go on without. From here its checkpoints have
     * another origin; what was signed under the earlier one still tells what is gone.
     *
     * @param lostCheckpoint the last signed checkpoint, whole, where it is known
     * @param keptSize how many events the log held when it was accepted
     * @param keptRoot the root over them, in base64
     * @param origin under which it goes on
     * @param confirmedBy the user names of the two
     */
    record RollbackAccepted(
            Optional<String> lostCheckpoint,
            long keptSize,
            String keptRoot,
            String origin,
            String reason,
            List<String> confirmedBy)
            implements RecordEvent {
        public RollbackAccepted {
            confirmedBy = Lists.orEmpty(confirmedBy);
        }
    }
}
