package se.malspar.domain.trail;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import se.malspar.domain.decision.Lists;
import se.malspar.domain.decision.Malformed;
import se.malspar.domain.decision.PointId;
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
            implements RecordEvent {

        /** What still stands of an annulment when what replaced the registration has been destroyed in turn. */
        public static RegistrationAnnulled whoseReasonIsDestroyed(RegistrationId annulled, RegistrationId replacedBy) {
            return new RegistrationAnnulled(annulled, "gallrat", Optional.of(replacedBy));
        }
    }

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

    /**
     * Somebody asks that what a registration recorded be destroyed ({@code gallras}), as a point has ordered.
     *
     * @param registration what is to be destroyed
     * @param orderedBy the point
     * @param requestedBy the user name of who asks
     */
    record DestructionRequested(RegistrationId registration, PointId orderedBy, String reason, String requestedBy)
            implements RecordEvent {}

    /**
     * A request for destruction is not carried out.
     *
     * @param request the registration that it was asked in
     */
    record DestructionDeclined(RegistrationId request, String reason, String declinedBy) implements RecordEvent {}

    /**
     * What a registration recorded is destroyed: its leaves have no content any more, and keep their numbers and hashes.
     * Tells for ever what is gone and why, and never what it said.
     *
     * @param recordedAt when it was recorded
     * @param leaves all of the registration's
     * @param annulled the registration that it was recorded in the stead of, which stays annulled
     * @param replacedBy the registration recorded in its own stead
     * @param orderedBy the point that ordered it
     * @param orderedIn the registration that recorded the order
     * @param request the registration that it was asked in
     * @param requestedBy the user name of who asked
     * @param confirmedBy the user name of the other, who had it done
     */
    record ContentDestroyed(
            RegistrationId registration,
            Instant recordedAt,
            List<DestroyedLeaf> leaves,
            Optional<RegistrationId> annulled,
            RegistrationId replacedBy,
            PointId orderedBy,
            RegistrationId orderedIn,
            RegistrationId request,
            String reason,
            String requestedBy,
            String confirmedBy)
            implements RecordEvent {
        public ContentDestroyed {
            leaves = Lists.orEmpty(leaves);
        }

        /**
         * What is left of a leaf of the registration; absent where it is none of those.
         *
         * @param toldIn the leaf that tells this
         */
        public Optional<Destroyed> remainsOf(long leaf, long toldIn) {
            return leaves.stream()
                    .filter(each -> each.leaf() == leaf)
                    .map(each -> new Destroyed(
                            each.hash(),
                            toldIn,
                            annulled.filter(_ -> leaves.getFirst().equals(each))
                                    .map(other -> RegistrationAnnulled.whoseReasonIsDestroyed(other, registration))))
                    .findFirst();
        }
    }

    /**
     * A leaf whose content is destroyed.
     *
     * @param hash of the leaf as it was, 64 hexadecimal digits
     */
    record DestroyedLeaf(long leaf, UUID event, String hash) {
        public DestroyedLeaf {
            if (!hash.matches("[0-9a-f]{64}")) {
                throw new Malformed(
                        "hash",
                        hash,
                        "Ett lövs summa skrivs med 64 hexadecimala tecken, små bokstäver.",
                        "A leaf's hash is written with 64 lower-case hexadecimal digits.");
            }
        }
    }

    /**
     * What is left in the place of an event whose content is destroyed. Nobody records it: it takes the event's place in
     * the log when the destruction is told.
     *
     * @param hash of the leaf as it was, which the tree still holds
     * @param toldIn the leaf that tells of the destruction
     * @param annulled what the event did to another registration, which stands; without the reason
     */
    record Destroyed(String hash, long toldIn, Optional<RegistrationAnnulled> annulled) implements RecordEvent {

        /** What the event still says. */
        public RecordEvent remaining() {
            return annulled.<RecordEvent>map(Function.identity()).orElse(this);
        }
    }
}
