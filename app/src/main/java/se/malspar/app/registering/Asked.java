package se.malspar.app.registering;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.PointId;
import se.malspar.domain.registry.BodyKind;
import se.malspar.domain.registry.MunicipalityKind;
import se.malspar.domain.time.DecidedOn;
import se.malspar.domain.trail.RecordEvent.DestroyedLeaf;
import se.malspar.domain.trail.Registration;
import se.malspar.domain.trail.RegistrationId;
import se.malspar.domain.trail.TrailCommand;

/** What may be asked to be recorded, in the shapes of the interface, however it comes: by HTTP or in an archive. */
public sealed interface Asked {

    /** What is asked, and of what: tells the request from another with an equal body. */
    String what();

    /** What was sent. */
    Object body();

    TrailCommand command(Municipality municipality, RegistrationId id, Optional<Long> expectedSize);

    record MunicipalityEntry(Municipality municipality, String name, MunicipalityKind kind) {}

    record SetUpMunicipality(MunicipalityEntry body) implements Asked {
        @Override
        public String what() {
            return "municipality";
        }

        @Override
        public TrailCommand command(Municipality municipality, RegistrationId id, Optional<Long> expectedSize) {
            return new TrailCommand.RegisterMunicipality(municipality, id, expectedSize, body.name(), body.kind());
        }
    }

    record BodyEntry(
            BodyCode body,
            String name,
            BodyKind kind,
            Optional<BodyCode> parent,
            Optional<LocalDate> validFrom,
            Optional<LocalDate> validUntil) {}

    record SetUpBody(BodyEntry body) implements Asked {
        @Override
        public String what() {
            return "body";
        }

        @Override
        public TrailCommand command(Municipality municipality, RegistrationId id, Optional<Long> expectedSize) {
            return new TrailCommand.RegisterBody(
                    municipality,
                    id,
                    expectedSize,
                    body.body(),
                    body.name(),
                    body.kind(),
                    body.parent(),
                    body.validFrom(),
                    body.validUntil());
        }
    }

    record NameEntry(String name, LocalDate validFrom) {}

    record Rename(BodyCode bodyCode, NameEntry body) implements Asked {
        @Override
        public String what() {
            return "name of " + bodyCode;
        }

        @Override
        public TrailCommand command(Municipality municipality, RegistrationId id, Optional<Long> expectedSize) {
            return new TrailCommand.RenameBody(municipality, id, expectedSize, bodyCode, body.name(), body.validFrom());
        }
    }

    record Register(Registration body) implements Asked {
        @Override
        public String what() {
            return "register";
        }

        @Override
        public TrailCommand command(Municipality municipality, RegistrationId id, Optional<Long> expectedSize) {
            return new TrailCommand.Register(municipality, id, expectedSize, body);
        }
    }

    record RegisterFollowUp(FollowUpEntry body) implements Asked {
        @Override
        public String what() {
            return "follow-up";
        }

        @Override
        public TrailCommand command(Municipality municipality, RegistrationId id, Optional<Long> expectedSize) {
            return new TrailCommand.Register(municipality, id, expectedSize, body.registration());
        }
    }

    record Annulment(
            @Schema(description = "Skälet, som står kvar för alltid. / The reason, kept for ever.")
            String reason) {}

    record Annul(RegistrationId annulled, Annulment body) implements Asked {
        @Override
        public String what() {
            return "annul " + annulled;
        }

        @Override
        public TrailCommand command(Municipality municipality, RegistrationId id, Optional<Long> expectedSize) {
            return new TrailCommand.AnnulRegistration(municipality, id, expectedSize, annulled, body.reason());
        }
    }

    record DateInterpretation(
            @Schema(type = "object", description = "Dagen som datumet ska läsas som; printed är datumet som det står.")
            DecidedOn decidedOn,

            String reason) {}

    record Interpret(RegistrationId interpreted, DateInterpretation body) implements Asked {
        @Override
        public String what() {
            return "interpret " + interpreted;
        }

        @Override
        public TrailCommand command(Municipality municipality, RegistrationId id, Optional<Long> expectedSize) {
            return new TrailCommand.InterpretDate(
                    municipality, id, expectedSize, interpreted, body.decidedOn(), body.reason());
        }
    }

    /** As {@link TrailCommand.ChangeSigningKey} says; asked for at the command line and in archives only. */
    record KeyChange(
            String verifierKey, String earlierKey, boolean earlierKeyLost, String reason, List<String> confirmedBy) {}

    record ChangeKey(KeyChange body) implements Asked {
        @Override
        public String what() {
            return "signing key";
        }

        @Override
        public TrailCommand command(Municipality municipality, RegistrationId id, Optional<Long> expectedSize) {
            return new TrailCommand.ChangeSigningKey(
                    municipality,
                    id,
                    expectedSize,
                    body.verifierKey(),
                    body.earlierKey(),
                    body.earlierKeyLost(),
                    body.reason(),
                    body.confirmedBy());
        }
    }

    /** As {@link TrailCommand.AcceptRollback} says; asked for at the command line and in archives only. */
    record Rollback(
            Optional<String> lostCheckpoint,
            long keptSize,
            String keptRoot,
            String origin,
            String reason,
            List<String> confirmedBy) {}

    record AcceptRollback(Rollback body) implements Asked {
        @Override
        public String what() {
            return "rollback";
        }

        @Override
        public TrailCommand command(Municipality municipality, RegistrationId id, Optional<Long> expectedSize) {
            return new TrailCommand.AcceptRollback(
                    municipality,
                    id,
                    expectedSize,
                    body.lostCheckpoint(),
                    body.keptSize(),
                    body.keptRoot(),
                    body.origin(),
                    body.reason(),
                    body.confirmedBy());
        }
    }

    /** That somebody asks for a registration to be destroyed; who asks is known from the log-in. */
    record DestructionRequest(RegistrationId registration, PointId orderedBy, String reason, String requestedBy) {}

    record RequestDestruction(DestructionRequest body) implements Asked {
        @Override
        public String what() {
            return "request destruction";
        }

        @Override
        public TrailCommand command(Municipality municipality, RegistrationId id, Optional<Long> expectedSize) {
            return new TrailCommand.RequestDestruction(
                    municipality,
                    id,
                    expectedSize,
                    body.registration(),
                    body.orderedBy(),
                    body.reason(),
                    body.requestedBy());
        }
    }

    record DestructionRefusal(RegistrationId request, String reason, String declinedBy) {}

    record DeclineDestruction(DestructionRefusal body) implements Asked {
        @Override
        public String what() {
            return "decline destruction";
        }

        @Override
        public TrailCommand command(Municipality municipality, RegistrationId id, Optional<Long> expectedSize) {
            return new TrailCommand.DeclineDestruction(
                    municipality, id, expectedSize, body.request(), body.reason(), body.declinedBy());
        }
    }

    /** As {@link TrailCommand.DestroyContent} says. */
    record Destruction(RegistrationId request, Instant recordedAt, List<DestroyedLeaf> leaves, String confirmedBy) {}

    record DestroyContent(Destruction body) implements Asked {
        @Override
        public String what() {
            return "destroy content";
        }

        @Override
        public TrailCommand command(Municipality municipality, RegistrationId id, Optional<Long> expectedSize) {
            return new TrailCommand.DestroyContent(
                    municipality,
                    id,
                    expectedSize,
                    body.request(),
                    body.leaves(),
                    body.recordedAt(),
                    body.confirmedBy());
        }
    }
}
