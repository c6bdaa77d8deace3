package se.malspar.domain.trail;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Lists;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.PointId;
import se.malspar.domain.decision.Texts;
import se.malspar.domain.registry.BodyKind;
import se.malspar.domain.registry.MunicipalityKind;
import se.malspar.domain.time.DecidedOn;
import se.malspar.domain.trail.RecordEvent.DestroyedLeaf;

/** What may be asked of a municipality's trail. Imperative: it may be refused. */
public sealed interface TrailCommand {

    @TargetAggregateIdentifier
    Municipality municipality();

    /** The id that the events recorded by it will carry. */
    RegistrationId registration();

    /**
     * How many events the trail had when the registrar looked; where it has grown since, the command is refused as
     * overtaken. Absent: it does not matter.
     */
    Optional<Long> expectedSize();

    record RegisterMunicipality(
            Municipality municipality,
            RegistrationId registration,
            Optional<Long> expectedSize,
            String name,
            MunicipalityKind kind)
            implements TrailCommand {
        public RegisterMunicipality {
            name = Texts.required("name", name, 200);
        }
    }

    record RegisterBody(
            Municipality municipality,
            RegistrationId registration,
            Optional<Long> expectedSize,
            BodyCode body,
            String name,
            BodyKind kind,
            Optional<BodyCode> parent,
            Optional<LocalDate> validFrom,
            Optional<LocalDate> validUntil)
            implements TrailCommand {
        public RegisterBody {
            name = Texts.required("name", name, 200);
        }
    }

    record RenameBody(
            Municipality municipality,
            RegistrationId registration,
            Optional<Long> expectedSize,
            BodyCode body,
            String name,
            LocalDate validFrom)
            implements TrailCommand {
        public RenameBody {
            name = Texts.required("name", name, 200);
        }
    }

    record Register(
            Municipality municipality, RegistrationId registration, Optional<Long> expectedSize, Registration content)
            implements TrailCommand {}

    /** A registration was our own error, and nothing is recorded in its stead. */
    record AnnulRegistration(
            Municipality municipality,
            RegistrationId registration,
            Optional<Long> expectedSize,
            RegistrationId annulled,
            String reason)
            implements TrailCommand {
        public AnnulRegistration {
            reason = Texts.required("reason", reason);
        }
    }

    /** How the uncertain or impossible decision day of a registration, printed the same way, is to be read. */
    record InterpretDate(
            Municipality municipality,
            RegistrationId registration,
            Optional<Long> expectedSize,
            RegistrationId interpreted,
            DecidedOn decidedOn,
            String reason)
            implements TrailCommand {
        public InterpretDate {
            reason = Texts.required("reason", reason);
        }
    }

    /** The checkpoints are to be signed with another key. */
    record ChangeSigningKey(
            Municipality municipality,
            RegistrationId registration,
            Optional<Long> expectedSize,
            String verifierKey,
            String earlierKey,
            boolean earlierKeyLost,
            String reason,
            List<String> confirmedBy)
            implements TrailCommand {
        public ChangeSigningKey {
            verifierKey = Texts.required("verifierKey", verifierKey);
            earlierKey = Texts.required("earlierKey", earlierKey);
            reason = Texts.required("reason", reason);
            confirmedBy = Lists.orEmpty(confirmedBy);
        }
    }

    /** The log is to go on although it has lost what had been signed. */
    record AcceptRollback(
            Municipality municipality,
            RegistrationId registration,
            Optional<Long> expectedSize,
            Optional<String> lostCheckpoint,
            long keptSize,
            String keptRoot,
            String origin,
            String reason,
            List<String> confirmedBy)
            implements TrailCommand {
        public AcceptRollback {
            keptRoot = Texts.required("keptRoot", keptRoot);
            origin = Texts.required("origin", origin);
            reason = Texts.required("reason", reason);
            confirmedBy = Lists.orEmpty(confirmedBy);
        }
    }

    /** What a registration recorded is to be destroyed, as a point has ordered. */
    record RequestDestruction(
            Municipality municipality,
            RegistrationId registration,
            Optional<Long> expectedSize,
            RegistrationId target,
            PointId orderedBy,
            String reason,
            String requestedBy)
            implements TrailCommand {
        public RequestDestruction {
            reason = Texts.required("reason", reason);
            requestedBy = Texts.required("requestedBy", requestedBy, 200);
        }
    }

    /** A request for destruction is not to be carried out. */
    record DeclineDestruction(
            Municipality municipality,
            RegistrationId registration,
            Optional<Long> expectedSize,
            RegistrationId request,
            String reason,
            String declinedBy)
            implements TrailCommand {
        public DeclineDestruction {
            reason = Texts.required("reason", reason);
            declinedBy = Texts.required("declinedBy", declinedBy, 200);
        }
    }

    /**
     * A request for destruction is to be carried out.
     *
     * @param leaves those of the registration, as the log has them
     * @param recordedAt when they were recorded
     */
    record DestroyContent(
            Municipality municipality,
            RegistrationId registration,
            Optional<Long> expectedSize,
            RegistrationId request,
            List<DestroyedLeaf> leaves,
            Instant recordedAt,
            String confirmedBy)
            implements TrailCommand {
        public DestroyContent {
            leaves = Lists.orEmpty(leaves);
            confirmedBy = Texts.required("confirmedBy", confirmedBy, 200);
        }
    }
}
