package se.malspar.benchmark.workload;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.registry.BodyKind;
import se.malspar.domain.registry.MunicipalityKind;
import se.malspar.domain.time.DecidedOn;
import se.malspar.domain.trail.Registration;
import se.malspar.domain.trail.RegistrationId;
import se.malspar.domain.trail.TrailCommand;
import se.malspar.domain.trail.TrailCommand.AnnulRegistration;
import se.malspar.domain.trail.TrailCommand.InterpretDate;
import se.malspar.domain.trail.TrailCommand.Register;
import se.malspar.domain.trail.TrailCommand.RegisterBody;
import se.malspar.domain.trail.TrailCommand.RegisterMunicipality;
import se.malspar.domain.trail.TrailCommand.RenameBody;
import se.malspar.projections.json.TrailJson;

/** A line of an archive as the command it asks for. */
public record ArchiveLine(
        Municipality municipality,
        Optional<MunicipalityEntry> municipalityRegistered,
        Optional<BodyEntry> body,
        Optional<NameEntry> rename,
        Optional<Registration> registration,
        Optional<Annulment> annulment,
        Optional<Interpretation> interpretation,
        Recorded recorded) {

    record MunicipalityEntry(String name, MunicipalityKind kind) {}

    record BodyEntry(
            BodyCode body, String name, BodyKind kind, Optional<BodyCode> parent, Optional<LocalDate> validFrom) {}

    record NameEntry(BodyCode body, String name, LocalDate validFrom) {}

    record Annulment(@JsonProperty("registration") RegistrationId annulled, String reason) {}

    record Interpretation(
            @JsonProperty("registration") RegistrationId interpreted, DecidedOn decidedOn, String reason) {}

    /** When and by whom it was recorded, under which id. */
    public record Recorded(Instant at, String by, RegistrationId registration) {}

    public static ArchiveLine read(String line) {
        return TrailJson.mapper().readValue(line, ArchiveLine.class);
    }

    public TrailCommand command() {
        var id = recorded.registration();
        if (registration.isPresent()) {
            return new Register(municipality, id, Optional.empty(), registration.get());
        }
        if (annulment.isPresent()) {
            var given = annulment.get();
            return new AnnulRegistration(municipality, id, Optional.empty(), given.annulled(), given.reason());
        }
        if (interpretation.isPresent()) {
            var given = interpretation.get();
            return new InterpretDate(
                    municipality, id, Optional.empty(), given.interpreted(), given.decidedOn(), given.reason());
        }
        if (body.isPresent()) {
            var given = body.get();
            return new RegisterBody(
                    municipality,
                    id,
                    Optional.empty(),
                    given.body(),
                    given.name(),
                    given.kind(),
                    given.parent(),
                    given.validFrom(),
                    Optional.empty());
        }
        if (rename.isPresent()) {
            var given = rename.get();
            return new RenameBody(municipality, id, Optional.empty(), given.body(), given.name(), given.validFrom());
        }
        var given = municipalityRegistered.orElseThrow();
        return new RegisterMunicipality(municipality, id, Optional.empty(), given.name(), given.kind());
    }
}
