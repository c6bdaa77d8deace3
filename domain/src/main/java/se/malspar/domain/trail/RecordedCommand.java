package se.malspar.domain.trail;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import se.malspar.domain.decision.Authority;
import se.malspar.domain.decision.Basis;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.DecidedEvent;
import se.malspar.domain.decision.DocumentId;
import se.malspar.domain.decision.MinutesCommand;
import se.malspar.domain.decision.MinutesCommand.CorrectMinutes;
import se.malspar.domain.decision.MinutesEvent.DocumentRecorded;
import se.malspar.domain.decision.MinutesEvent.MinutesCorrected;
import se.malspar.domain.decision.MinutesEvent.ParagraphRecorded;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.Outcome;
import se.malspar.domain.decision.ParagraphId;
import se.malspar.domain.decision.PointId;
import se.malspar.domain.decision.Quote;
import se.malspar.domain.decision.Rank;
import se.malspar.domain.decision.Standing;
import se.malspar.domain.decision.TrailEvent;
import se.malspar.domain.decision.Validity;
import se.malspar.domain.registry.RegistryEvent;
import se.malspar.domain.registry.RegistryEvent.BodyRegistered;
import se.malspar.domain.time.DecidedOn;
import se.malspar.domain.trail.Registration.DocumentEntry;
import se.malspar.domain.trail.Registration.Effect;
import se.malspar.domain.trail.Registration.ParagraphEntry;
import se.malspar.domain.trail.Registration.PointEntry;
import se.malspar.domain.trail.Registration.Replacement;

/**
 * What was asked, told from what was recorded: the inverse of {@link TrailDecider}. Decided again on the same trail, the
 * command gives the very same events. It need not be the very same request: what led to nothing in the log, such as a
 * repeated title, is not there to be told.
 */
public final class RecordedCommand {

    private final Supplier<Trail> before;
    private final Municipality municipality;
    private final RegistrationId registration;

    private RecordedCommand(Supplier<Trail> before, Municipality municipality, RegistrationId registration) {
        this.before = before;
        this.municipality = municipality;
        this.registration = registration;
    }

    /**
     * The command that the events came of.
     *
     * @param before the trail as it was when they were decided; most registrations can be told without it
     * @param events everything that the registration recorded, in the order of the log
     */
    public static TrailCommand of(
            Supplier<Trail> before, Municipality municipality, RegistrationId registration, List<TrailEvent> events) {
        return new RecordedCommand(before, municipality, registration).of(events);
    }

    private TrailCommand of(List<TrailEvent> events) {
        return switch (events.getFirst()) {
            case RegistryEvent.MunicipalityRegistered(var code, var name, var kind) ->
                new TrailCommand.RegisterMunicipality(code, registration, Optional.empty(), name, kind);
            case BodyRegistered(var body, var name, var kind, var _, var parent, var from, var until) ->
                new TrailCommand.RegisterBody(
                        municipality, registration, Optional.empty(), body, name, kind, parent, from, until);
            case RegistryEvent.BodyRenamed(var body, var name, var validFrom) ->
                new TrailCommand.RenameBody(municipality, registration, Optional.empty(), body, name, validFrom);
            case RecordEvent.DateInterpreted(var interpreted, var decidedOn, var reason) ->
                new TrailCommand.InterpretDate(
                        municipality, registration, Optional.empty(), interpreted, decidedOn, reason);
            case RecordEvent.SigningKeyChanged(var key, var earlierKey, var lost, var reason, var confirmedBy) ->
                new TrailCommand.ChangeSigningKey(
                        municipality, registration, Optional.empty(), key, earlierKey, lost, reason, confirmedBy);
            case RecordEvent.RollbackAccepted(
                    var lost,
                    var keptSize,
                    var keptRoot,
                    var origin,
                    var reason,
                    var confirmedBy) ->
                new TrailCommand.AcceptRollback(
                        municipality,
                        registration,
                        Optional.empty(),
                        lost,
                        keptSize,
                        keptRoot,
                        origin,
                        reason,
                        confirmedBy);
            case RecordEvent.RegistrationAnnulled(var annulled, var reason, var replacedBy) ->
                replacedBy.isEmpty()
                        ? new TrailCommand.AnnulRegistration(
                                municipality, registration, Optional.empty(), annulled, reason)
                        : register(
                                decided(events.subList(1, events.size())),
                                Optional.of(new Replacement(annulled, reason)));
            case RecordEvent.DestructionRequested(var target, var orderedBy, var reason, var requestedBy) ->
                new TrailCommand.RequestDestruction(
                        municipality, registration, Optional.empty(), target, orderedBy, reason, requestedBy);
            case RecordEvent.DestructionDeclined(var request, var reason, var declinedBy) ->
                new TrailCommand.DeclineDestruction(
                        municipality, registration, Optional.empty(), request, reason, declinedBy);
            case RecordEvent.ContentDestroyed told ->
                new TrailCommand.DestroyContent(
                        municipality,
                        registration,
                        Optional.empty(),
                        told.request(),
                        told.leaves(),
                        told.recordedAt(),
                        told.confirmedBy());
            case RecordEvent.Destroyed _ ->
                throw new IllegalArgumentException("What was asked is destroyed: " + registration);
            case DecidedEvent _ -> register(decided(events), Optional.empty());
        };
    }

    private static List<DecidedEvent> decided(List<TrailEvent> events) {
        return events.stream().map(DecidedEvent.class::cast).toList();
    }

    private TrailCommand register(List<DecidedEvent> events, Optional<Replacement> replaces) {
        var content = switch (events.getFirst()) {
            case ParagraphRecorded recorded -> paragraph(recorded, events.subList(1, events.size()), replaces);
            case DocumentRecorded recorded -> document(recorded, events.subList(1, events.size()), replaces);
            case DecidedEvent supplement ->
                switch (supplement.basis().by()) {
                    case Authority.ByPoint(var point) -> supplement(point.paragraph(), events, replaces);
                    case Authority.ByParagraph(var paragraph) -> supplement(paragraph, events, replaces);
                    case Authority.ByDocument(var document) -> document(known(document), events, replaces);
                };
        };
        return new TrailCommand.Register(municipality, registration, Optional.empty(), content);
    }

    // --- a §

    private Registration paragraph(
            ParagraphRecorded recorded, List<DecidedEvent> events, Optional<Replacement> replaces) {
        var id = recorded.paragraph();
        var basis = recorded.basis();
        var effects = byPoint(events);
        var points = recorded.points().stream()
                .map(point -> new PointEntry(
                        point.proposedTo(),
                        point.number(),
                        point.text(),
                        point.outcome(),
                        effects(
                                effects.getOrDefault(point.in(id), List.of()),
                                standing(point.proposedTo(), point.outcome()),
                                basis.decidedOn(),
                                basis.source())))
                .toList();
        return new Registration(
                Optional.of(new ParagraphEntry(
                        id.meeting().body(),
                        id.meeting().date(),
                        recorded.lastDate(),
                        ordinal(id),
                        recorded.printed(),
                        recorded.title(),
                        recorded.registrationNumber(),
                        recorded.references(),
                        recorded.remarks())),
                Optional.empty(),
                basis.evidence(),
                basis.source(),
                points,
                List.of(),
                replaces);
    }

    private static Optional<Integer> ordinal(ParagraphId id) {
        return Optional.of(id.meeting().ordinal()).filter(ordinal -> ordinal > 1);
    }

    /** The standing that follows from a point; absent where the paper does not say and an earlier record may. */
    private static Optional<Standing> standing(Optional<BodyCode> proposedTo, Outcome outcome) {
        if (proposedTo.isPresent()) {
            return Optional.of(Standing.PROPOSED);
        }
        return outcome == Outcome.NOT_STATED ? Optional.empty() : Optional.of(TrailDecider.standingOf(outcome));
    }

    /** What rests on each point; what a correction of minutes brings about stays with the correction. */
    private static Map<PointId, List<DecidedEvent>> byPoint(List<DecidedEvent> events) {
        var byPoint = new LinkedHashMap<PointId, List<DecidedEvent>>();
        for (var event : events) {
            if (event.basis().by() instanceof Authority.ByPoint(var own)) {
                var point = event.basis().rectifiedBy().orElse(own);
                byPoint.computeIfAbsent(point, _ -> new ArrayList<>()).add(event);
            }
        }
        return byPoint;
    }

    /** A § that was recorded before, and its points that this registration gave effects. */
    private Registration supplement(ParagraphId id, List<DecidedEvent> events, Optional<Replacement> replaces) {
        var effects = byPoint(events);
        var paragraph = effects.keySet().iterator().next().paragraph();
        var gone = replaces.map(Replacement::registration).map(Set::of).orElse(Set.of());
        var earlier = TrailDecider.standingWithout(before.get(), paragraph, gone);
        var outcomes = earlier.stream()
                .flatMap(known -> outcomesToRepeat(known, effects, earlier).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No record of " + id + " stood when it was supplemented"));
        var source = sharedSource(events);
        var ownDay = events.stream()
                .filter(event -> event.basis().rectifiedBy().isEmpty() && !isOfItsOwnDay(event))
                .map(event -> event.basis().decidedOn())
                .findFirst();
        var points = effects.entrySet().stream()
                .map(point -> new PointEntry(
                        point.getKey().proposedTo(),
                        point.getKey().number(),
                        Optional.empty(),
                        outcomes.getOrDefault(point.getKey(), Outcome.NOT_STATED),
                        effects(
                                point.getValue(),
                                Optional.empty(),
                                ownDay.orElse(DecidedOn.day(paragraph.meeting().date())),
                                source)))
                .toList();
        return new Registration(
                Optional.of(new ParagraphEntry(
                        paragraph.meeting().body(),
                        paragraph.meeting().date(),
                        ownDay.filter(day -> !day.isCertain()).map(DecidedOn::last),
                        ordinal(paragraph),
                        paragraph.number().printed(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of())),
                Optional.empty(),
                events.getFirst().basis().evidence(),
                source,
                points,
                List.of(),
                replaces);
    }

    /**
     * The outcomes to state so that the § repeats a known record and still gives what was recorded its standing; absent
     * where that record cannot be the one that was repeated.
     */
    private static Optional<Map<PointId, Outcome>> outcomesToRepeat(
            ParagraphRecorded known, Map<PointId, List<DecidedEvent>> effects, List<ParagraphRecorded> earlier) {
        var outcomes = new LinkedHashMap<PointId, Outcome>();
        for (var point : effects.entrySet()) {
            var id = point.getKey();
            var recorded = known.points().stream()
                    .filter(each -> each.in(known.paragraph()).equals(id))
                    .findFirst();
            if (recorded.isEmpty()) {
                return Optional.empty();
            }
            var unstated = TrailDecider.outcomeOf(id, Outcome.NOT_STATED, earlier);
            if (allows(id, unstated, point.getValue())) {
                outcomes.put(id, Outcome.NOT_STATED);
            } else if (allows(id, recorded.get().outcome(), point.getValue())) {
                outcomes.put(id, recorded.get().outcome());
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(outcomes);
    }

    private static boolean allows(PointId point, Outcome outcome, List<DecidedEvent> effects) {
        var standing = point.isProposal() ? Standing.PROPOSED : TrailDecider.standingOf(outcome);
        return effects.stream()
                .allMatch(event -> TrailDecider.allows(
                        event.basis().by(), standing, event.basis().standing()));
    }

    // --- a paper

    private DocumentRecorded known(DocumentId document) {
        return before.get().standing(document).getFirst();
    }

    private Registration document(
            DocumentRecorded recorded, List<DecidedEvent> events, Optional<Replacement> replaces) {
        var basis = recorded.basis();
        var source = basis.source();
        var quoted = source.or(() -> Optional.of(new Quote(recorded.document(), Optional.empty(), Optional.empty())));
        // the effects of the proposals come first, and of a paper in hand they alone are known from the original
        var proposed = 0;
        while (!recorded.proposals().isEmpty()
                && proposed < events.size()
                && events.get(proposed).basis().standing() == Standing.PROPOSED
                && events.get(proposed).basis().evidence() == basis.evidence()) {
            proposed++;
        }
        var ofProposals =
                effects(events.subList(0, proposed), Optional.of(Standing.PROPOSED), basis.decidedOn(), quoted);
        var points = new ArrayList<PointEntry>();
        for (var proposal : recorded.proposals()) {
            points.add(new PointEntry(
                    proposal.proposedTo(),
                    proposal.number(),
                    proposal.text(),
                    proposal.outcome(),
                    points.isEmpty() ? ofProposals : List.of()));
        }
        var told = events.subList(proposed, events.size()).stream()
                .flatMap(event ->
                        effects(List.of(event), Optional.of(standingInPaper(event)), basis.decidedOn(), quoted)
                                .stream())
                .toList();
        return new Registration(
                Optional.empty(),
                Optional.of(new DocumentEntry(
                        recorded.document(),
                        recorded.kind(),
                        recorded.title(),
                        basis.decidedOn(),
                        recorded.sha256(),
                        recorded.issuer(),
                        issuedBy(basis.rank()),
                        recorded.addressee(),
                        recorded.registrationNumber(),
                        recorded.references(),
                        recorded.remarks())),
                basis.evidence(),
                source,
                points,
                told,
                replaces);
    }

    private static Standing standingInPaper(DecidedEvent event) {
        return CommandOf.event(event) instanceof MinutesCommand ? Standing.DECIDED : Standing.REPORTED;
    }

    /** Of the body that wrote a paper the log keeps the rank alone. */
    private Optional<BodyCode> issuedBy(Rank rank) {
        return rank == Rank.ADMINISTRATION
                ? Optional.empty()
                : before.get().bodies().stream()
                        .filter(body -> body.rank() == rank)
                        .map(BodyRegistered::body)
                        .min(Comparator.comparing(BodyCode::value));
    }

    // --- effects

    /** The source that goes without saying: that of all effects, if they have one. */
    private static Optional<Quote> sharedSource(List<DecidedEvent> events) {
        return events.stream().allMatch(event -> event.basis().source().isPresent())
                ? events.getFirst().basis().source()
                : Optional.empty();
    }

    private static List<Effect> effects(
            List<DecidedEvent> events, Optional<Standing> standing, DecidedOn decidedOn, Optional<Quote> source) {
        var effects = new ArrayList<Effect>();
        for (int i = 0; i < events.size(); i++) {
            var event = events.get(i);
            var from = i;
            if (event instanceof MinutesCorrected) {
                while (i + 1 < events.size()
                        && events.get(i + 1).basis().rectifiedBy().isPresent()) {
                    i++;
                }
            }
            effects.add(effect(event, events.subList(from + 1, i + 1), standing, decidedOn, source));
        }
        return effects;
    }

    private static Effect effect(
            DecidedEvent event,
            List<DecidedEvent> rectified,
            Optional<Standing> standing,
            DecidedOn decidedOn,
            Optional<Quote> source) {
        var basis = event.basis();
        var command =
                CommandOf.event(event) instanceof CorrectMinutes(var point, var wrong, var right, var reason, var _)
                        ? new CorrectMinutes(
                                point,
                                wrong,
                                right,
                                reason,
                                rectified.stream().map(CommandOf::event).toList())
                        : CommandOf.event(event);
        var ownDay = isOfItsOwnDay(event);
        return new Effect(
                command,
                Optional.of(basis.standing())
                        .filter(own -> standing.filter(own::equals).isEmpty()),
                Optional.of(basis.decidedOn()).filter(day -> !ownDay && !day.equals(decidedOn)),
                ownDay ? Optional.empty() : validFrom(event, rectified),
                ownDay ? Optional.empty() : during(basis).flatMap(Validity.During::until),
                !ownDay && basis.valid() instanceof Validity.Awaiting awaiting
                        ? Optional.of(awaiting)
                        : Optional.empty(),
                basis.source().filter(quote -> source.filter(quote::equals).isEmpty()));
    }

    /** The first valid day, where it is another than follows from the commands. */
    private static Optional<LocalDate> validFrom(DecidedEvent event, List<DecidedEvent> rectified) {
        return Stream.concat(Stream.of(event), rectified.stream())
                        .allMatch(each -> during(each.basis())
                                .filter(valid -> !valid.from()
                                        .equals(TrailDecider.firstValidDay(
                                                CommandOf.event(each),
                                                each.basis().decidedOn())))
                                .isEmpty())
                ? Optional.empty()
                : during(event.basis()).map(Validity.During::from);
    }

    private static Optional<Validity.During> during(Basis basis) {
        return basis.valid() instanceof Validity.During during ? Optional.of(during) : Optional.empty();
    }

    private static boolean isOfItsOwnDay(DecidedEvent event) {
        return CommandOf.event(event) instanceof MinutesCommand command && TrailDecider.isOfItsOwnDay(command);
    }
}
