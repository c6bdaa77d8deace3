package se.malspar.app.archive;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import se.malspar.app.registering.Asked;
import se.malspar.app.registering.Asked.Annulment;
import se.malspar.app.registering.Asked.BodyEntry;
import se.malspar.app.registering.Asked.DateInterpretation;
import se.malspar.app.registering.Asked.KeyChange;
import se.malspar.app.registering.Asked.MunicipalityEntry;
import se.malspar.app.registering.Asked.NameEntry;
import se.malspar.app.registering.Asked.Rollback;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Lists;
import se.malspar.domain.decision.Malformed;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.Texts;
import se.malspar.domain.registry.MunicipalityKind;
import se.malspar.domain.time.DecidedOn;
import se.malspar.domain.trail.Registration;
import se.malspar.domain.trail.Registration.Replacement;
import se.malspar.domain.trail.RegistrationId;
import se.malspar.domain.trail.TrailCommand;

/**
 * A line of an archive: one request of the interface, about one municipality, and what the log that it was exported from
 * said of it. Exactly one of the eight kinds of request.
 *
 * @param key the idempotency key; a digest of the line where it is left out
 * @param recorded heeded only when an archive is restored
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ArchiveLine(
        Municipality municipality,
        Optional<Named> municipalityRegistered,
        Optional<BodyEntry> body,
        Optional<Renamed> rename,
        Optional<Registration> registration,
        Optional<Annulled> annulment,
        Optional<Interpreted> interpretation,
        Optional<KeyChange> signingKey,
        Optional<Rollback> rollback,
        Optional<String> key,
        Optional<Recorded> recorded) {

    ArchiveLine {
        if (Stream.of(
                                municipalityRegistered,
                                body,
                                rename,
                                registration,
                                annulment,
                                interpretation,
                                signingKey,
                                rollback)
                        .filter(Optional::isPresent)
                        .count()
                != 1) {
            throw new Malformed(
                    "registration",
                    "",
                    "En rad ska ha precis ett av municipalityRegistered, body, rename, registration, annulment,"
                            + " interpretation, signingKey och rollback.",
                    "A line must have exactly one of municipalityRegistered, body, rename, registration, annulment,"
                            + " interpretation, signingKey and rollback.");
        }
    }

    record Named(String name, MunicipalityKind kind) {}

    record Renamed(BodyCode body, String name, LocalDate validFrom) {}

    record Annulled(RegistrationId registration, String reason) {}

    record Interpreted(RegistrationId registration, DecidedOn decidedOn, String reason) {}

    /**
     * What the envelopes said.
     *
     * @param events in the order of the log; empty where it is not known
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Recorded(
            Instant at,
            String by,
            Optional<RegistrationId> registration,
            Optional<String> key,
            Optional<String> digest,
            List<Event> events) {
        Recorded {
            by = Texts.required("recorded.by", by, 200);
            events = Lists.orEmpty(events);
            if (!at.equals(at.truncatedTo(ChronoUnit.MICROS))) {
                throw new Malformed(
                        "recorded.at",
                        at.toString(),
                        "Tidpunkten anges med högst sex decimaler: loggen räknar i mikrosekunder.",
                        "The instant has at most six decimals: the log counts in microseconds.");
            }
        }
    }

    record Event(UUID id, String salt) {}

    /** What was asked and recorded elsewhere. */
    static ArchiveLine of(TrailCommand command, Recorded recorded) {
        return switch (command) {
            case TrailCommand.RegisterMunicipality(var code, var _, var _, var name, var kind) ->
                of(code, new Named(name, kind), recorded);
            case TrailCommand.RegisterBody(
                    var code,
                    var _,
                    var _,
                    var body,
                    var name,
                    var kind,
                    var parent,
                    var from,
                    var until) -> of(code, new BodyEntry(body, name, kind, parent, from, until), recorded);
            case TrailCommand.RenameBody(var code, var _, var _, var body, var name, var validFrom) ->
                of(code, new Renamed(body, name, validFrom), recorded);
            case TrailCommand.Register(var code, var _, var _, var content) -> of(code, content, recorded);
            case TrailCommand.AnnulRegistration(var code, var _, var _, var annulled, var reason) ->
                of(code, new Annulled(annulled, reason), recorded);
            case TrailCommand.InterpretDate(var code, var _, var _, var interpreted, var decidedOn, var reason) ->
                of(code, new Interpreted(interpreted, decidedOn, reason), recorded);
            case TrailCommand.ChangeSigningKey(
                    var code,
                    var _,
                    var _,
                    var key,
                    var earlierKey,
                    var lost,
                    var reason,
                    var confirmedBy) -> of(code, new KeyChange(key, earlierKey, lost, reason, confirmedBy), recorded);
            case TrailCommand.AcceptRollback(
                    var code,
                    var _,
                    var _,
                    var lost,
                    var keptSize,
                    var keptRoot,
                    var origin,
                    var reason,
                    var confirmedBy) ->
                of(code, new Rollback(lost, keptSize, keptRoot, origin, reason, confirmedBy), recorded);
        };
    }

    private static ArchiveLine of(Municipality municipality, Object content, Recorded recorded) {
        return new ArchiveLine(
                municipality,
                as(Named.class, content),
                as(BodyEntry.class, content),
                as(Renamed.class, content),
                as(Registration.class, content),
                as(Annulled.class, content),
                as(Interpreted.class, content),
                as(KeyChange.class, content),
                as(Rollback.class, content),
                Optional.empty(),
                Optional.of(recorded));
    }

    private static <T> Optional<T> as(Class<T> kind, Object content) {
        return Optional.of(content).filter(kind::isInstance).map(kind::cast);
    }

    /**
     * What is asked.
     *
     * @param known the registration that goes here by the name that another has in the line
     */
    Asked asked(UnaryOperator<RegistrationId> known) {
        return Stream.<Optional<? extends Asked>>of(
                        municipalityRegistered.map(named -> new Asked.SetUpMunicipality(
                                new MunicipalityEntry(municipality, named.name(), named.kind()))),
                        body.map(Asked.SetUpBody::new),
                        rename.map(renamed ->
                                new Asked.Rename(renamed.body(), new NameEntry(renamed.name(), renamed.validFrom()))),
                        registration.map(content -> new Asked.Register(replacing(content, known))),
                        annulment.map(annulled -> new Asked.Annul(
                                known.apply(annulled.registration()), new Annulment(annulled.reason()))),
                        interpretation.map(interpreted -> new Asked.Interpret(
                                known.apply(interpreted.registration()),
                                new DateInterpretation(interpreted.decidedOn(), interpreted.reason()))),
                        signingKey.map(Asked.ChangeKey::new),
                        rollback.map(Asked.AcceptRollback::new))
                .<Asked>flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
    }

    private static Registration replacing(Registration content, UnaryOperator<RegistrationId> known) {
        return content.replaces()
                .map(wrong -> new Registration(
                        content.paragraph(),
                        content.document(),
                        content.evidence(),
                        content.source(),
                        content.points(),
                        content.effects(),
                        Optional.of(new Replacement(known.apply(wrong.registration()), wrong.reason()))))
                .orElse(content);
    }
}
