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
import se.malspar.app.registering.Asked.Destruction;
import se.malspar.app.registering.Asked.DestructionRefusal;
import se.malspar.app.registering.Asked.DestructionRequest;
import se.malspar.app.registering.Asked.KeyChange;
import se.malspar.app.registering.Asked.MunicipalityEntry;
import se.malspar.app.registering.Asked.NameEntry;
import se.malspar.app.registering.Asked.Rollback;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Lists;
import se.malspar.domain.decision.Malformed;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.Texts;
import se.malspar.domain.decision.TrailEvent;
import se.malspar.domain.registry.MunicipalityKind;
import se.malspar.domain.time.DecidedOn;
import se.malspar.domain.trail.EventNames;
import se.malspar.domain.trail.RecordEvent.Destroyed;
import se.malspar.domain.trail.RecordEvent.DestroyedLeaf;
import se.malspar.domain.trail.RecordEvent.RegistrationAnnulled;
import se.malspar.domain.trail.Registration;
import se.malspar.domain.trail.Registration.Replacement;
import se.malspar.domain.trail.RegistrationId;
import se.malspar.domain.trail.TrailCommand;
import se.malspar.projections.json.TrailJson;
import tools.jackson.databind.JsonNode;

/**
 * A line of an archive: one request of the interface, about one municipality, and what the log that it was exported from
 * said of it. Exactly one of the kinds of request, or what is left of one.
 *
 * @param key the idempotency key; a digest of the line where it is left out
 * @param destroyed what is left of a registration whose content is destroyed
 * @param verbatim the events themselves, where what was asked can only be judged by something that is destroyed
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
        Optional<DestructionRequest> destructionRequest,
        Optional<DestructionRefusal> destructionRefusal,
        Optional<Destruction> destruction,
        Optional<Gone> destroyed,
        Optional<Verbatim> verbatim,
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
                                rollback,
                                destructionRequest,
                                destructionRefusal,
                                destruction,
                                destroyed,
                                verbatim)
                        .filter(Optional::isPresent)
                        .count()
                != 1) {
            throw new Malformed(
                    "registration",
                    "",
                    "En rad ska ha precis ett av municipalityRegistered, body, rename, registration, annulment,"
                            + " interpretation, signingKey, rollback, destructionRequest, destructionRefusal,"
                            + " destruction, destroyed och verbatim.",
                    "A line must have exactly one of municipalityRegistered, body, rename, registration, annulment,"
                            + " interpretation, signingKey, rollback, destructionRequest, destructionRefusal,"
                            + " destruction, destroyed and verbatim.");
        }
    }

    record Named(String name, MunicipalityKind kind) {}

    record Renamed(BodyCode body, String name, LocalDate validFrom) {}

    record Annulled(RegistrationId registration, String reason) {}

    record Interpreted(RegistrationId registration, DecidedOn decidedOn, String reason) {}

    /**
     * What is left of a registration whose content is destroyed.
     *
     * @param toldIn the leaf that tells of it
     * @param annulled the registration that it was recorded in the stead of
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Gone(List<DestroyedLeaf> leaves, long toldIn, Optional<RegistrationId> annulled) {
        Gone {
            leaves = Lists.orEmpty(leaves);
        }

        /** What stands in the place of each leaf. */
        List<Destroyed> remains(RegistrationId registration) {
            return leaves.stream()
                    .map(leaf -> new Destroyed(
                            leaf.hash(),
                            toldIn,
                            annulled.filter(_ -> leaf.equals(leaves.getFirst()))
                                    .map(other -> RegistrationAnnulled.whoseReasonIsDestroyed(other, registration))))
                    .toList();
        }
    }

    /** The events of a registration as they are stored. */
    record Verbatim(List<StoredPayload> events) {
        Verbatim {
            events = Lists.orEmpty(events);
        }
    }

    record StoredPayload(String type, int version, JsonNode payload) {

        static StoredPayload of(TrailEvent event) {
            return new StoredPayload(EventNames.of(event), TrailJson.VERSION, TrailJson.write(event));
        }

        TrailEvent event() {
            return TrailJson.read(type, version, payload);
        }
    }

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

    /** What is left of a registration. */
    static ArchiveLine of(Municipality municipality, Gone gone, Recorded recorded) {
        return of(municipality, (Object) gone, recorded);
    }

    /** The events of a registration as they are. */
    static ArchiveLine of(Municipality municipality, Verbatim events, Recorded recorded) {
        return of(municipality, (Object) events, recorded);
    }

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
            case TrailCommand.RequestDestruction(
                    var code,
                    var _,
                    var _,
                    var target,
                    var orderedBy,
                    var reason,
                    var requestedBy) ->
                of(code, new DestructionRequest(target, orderedBy, reason, requestedBy), recorded);
            case TrailCommand.DeclineDestruction(var code, var _, var _, var request, var reason, var declinedBy) ->
                of(code, new DestructionRefusal(request, reason, declinedBy), recorded);
            case TrailCommand.DestroyContent(
                    var code,
                    var _,
                    var _,
                    var request,
                    var leaves,
                    var recordedAt,
                    var confirmedBy) -> of(code, new Destruction(request, recordedAt, leaves, confirmedBy), recorded);
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
                as(DestructionRequest.class, content),
                as(DestructionRefusal.class, content),
                as(Destruction.class, content),
                as(Gone.class, content),
                as(Verbatim.class, content),
                Optional.empty(),
                Optional.of(recorded));
    }

    private static <T> Optional<T> as(Class<T> kind, Object content) {
        return Optional.of(content).filter(kind::isInstance).map(kind::cast);
    }

    /** The same, recorded in nothing's stead. */
    ArchiveLine replacingNothing() {
        return new ArchiveLine(
                municipality,
                municipalityRegistered,
                body,
                rename,
                registration.map(content -> replacing(content, Optional.empty())),
                annulment,
                interpretation,
                signingKey,
                rollback,
                destructionRequest,
                destructionRefusal,
                destruction,
                destroyed,
                verbatim,
                key,
                recorded);
    }

    /** Whether it is no request, but what is left of one or what came of it. */
    boolean isNoRequest() {
        return destroyed.isPresent() || verbatim.isPresent();
    }

    /** Whether it speaks of a destruction in the log that it was exported from. */
    boolean isAboutDestruction() {
        return destructionRequest.isPresent()
                || destructionRefusal.isPresent()
                || destruction.isPresent()
                || destroyed.isPresent();
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
                        rollback.map(Asked.AcceptRollback::new),
                        destructionRequest.map(Asked.RequestDestruction::new),
                        destructionRefusal.map(Asked.DeclineDestruction::new),
                        destruction.map(Asked.DestroyContent::new))
                .<Asked>flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
    }

    private static Registration replacing(Registration content, UnaryOperator<RegistrationId> known) {
        return content.replaces()
                .map(wrong -> replacing(
                        content, Optional.of(new Replacement(known.apply(wrong.registration()), wrong.reason()))))
                .orElse(content);
    }

    private static Registration replacing(Registration content, Optional<Replacement> wrong) {
        return new Registration(
                content.paragraph(),
                content.document(),
                content.evidence(),
                content.source(),
                content.points(),
                content.effects(),
                wrong);
    }
}
