package se.malspar.app.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.registry.BodyKind;
import se.malspar.domain.registry.MunicipalityKind;
import se.malspar.domain.time.DecidedOn;
import se.malspar.domain.trail.Registration;
import se.malspar.domain.trail.RegistrationId;
import se.malspar.domain.trail.TrailCommand;
import se.malspar.projections.json.TrailJson;

/** A municipality that comes with the program: its bodies, and what is registered about it, in that order. */
public record DemoFile(Entry municipality, List<Body> bodies, List<Step> registrations) {

    public static final List<String> NAMES = List.of("0665-vaggeryd", "9901-ej-namngiven", "9999-exempel");

    public record Entry(Municipality code, String name, MunicipalityKind kind) {}

    public record Body(
            BodyCode body,
            String name,
            BodyKind kind,
            Optional<BodyCode> parent,
            Optional<LocalDate> validFrom,
            Optional<LocalDate> validUntil) {}

    /**
     * One registration, or one correction of our records: exactly one of {@code register}, {@code annul} and {@code
     * interpret}.
     *
     * @param label what other steps in the file call it
     * @param replaces the earlier step that {@code register} is recorded instead of
     */
    public record Step(
            String label,
            Optional<Registration> register,
            Optional<Correction> replaces,
            Optional<Correction> annul,
            Optional<Reading> interpret) {
        public Step {
            if (Stream.of(register, annul, interpret)
                                    .filter(Optional::isPresent)
                                    .count()
                            != 1
                    || (replaces.isPresent() && register.isEmpty())) {
                throw new IllegalArgumentException("The step " + label + " is not one thing");
            }
        }

        /** The earlier step that this one names. */
        public Optional<String> names() {
            return replaces.or(() -> annul).map(Correction::of).or(() -> interpret.map(Reading::of));
        }
    }

    public record Correction(String of, String reason) {}

    public record Reading(String of, DecidedOn decidedOn, String reason) {}

    public static DemoFile read(String name) {
        try (InputStream file = Objects.requireNonNull(
                DemoFile.class.getResourceAsStream("/demo/" + name + ".json"), () -> "No demo file " + name)) {
            return TrailJson.mapper().readValue(file, DemoFile.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public TrailCommand registerMunicipality(RegistrationId id) {
        return new TrailCommand.RegisterMunicipality(
                municipality.code(), id, Optional.empty(), municipality.name(), municipality.kind());
    }

    public TrailCommand register(Body body, RegistrationId id) {
        return new TrailCommand.RegisterBody(
                municipality.code(),
                id,
                Optional.empty(),
                body.body(),
                body.name(),
                body.kind(),
                body.parent(),
                body.validFrom(),
                body.validUntil());
    }

    /**
     * The step as a command.
     *
     * @param recorded the registrations recorded so far, by the labels of their steps; must hold what the step names
     */
    public TrailCommand command(Step step, RegistrationId id, Map<String, RegistrationId> recorded) {
        var code = municipality.code();
        if (step.annul().isPresent()) {
            var annulment = step.annul().get();
            return new TrailCommand.AnnulRegistration(
                    code, id, Optional.empty(), named(annulment.of(), recorded), annulment.reason());
        }
        if (step.interpret().isPresent()) {
            var reading = step.interpret().get();
            return new TrailCommand.InterpretDate(
                    code, id, Optional.empty(), named(reading.of(), recorded), reading.decidedOn(), reading.reason());
        }
        var content = step.register().orElseThrow();
        var replacement =
                step.replaces().map(wrong -> new Registration.Replacement(named(wrong.of(), recorded), wrong.reason()));
        return new TrailCommand.Register(
                code,
                id,
                Optional.empty(),
                new Registration(
                        content.paragraph(),
                        content.document(),
                        content.evidence(),
                        content.source(),
                        content.points(),
                        content.effects(),
                        replacement));
    }

    private static RegistrationId named(String label, Map<String, RegistrationId> recorded) {
        return Objects.requireNonNull(recorded.get(label), () -> "Not recorded yet: " + label);
    }
}
