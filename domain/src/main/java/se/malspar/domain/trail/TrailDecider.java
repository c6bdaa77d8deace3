package se.malspar.domain.trail;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import se.malspar.domain.assessment.AssessmentCommand;
import se.malspar.domain.assessment.AssessmentDecider;
import se.malspar.domain.assessment.RuleLanguage;
import se.malspar.domain.commission.CommissionCommand;
import se.malspar.domain.commission.CommissionDecider;
import se.malspar.domain.decision.Authority;
import se.malspar.domain.decision.Basis;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Command;
import se.malspar.domain.decision.DecidedEvent;
import se.malspar.domain.decision.Evidence;
import se.malspar.domain.decision.Malformed;
import se.malspar.domain.decision.MeetingId;
import se.malspar.domain.decision.MinutesCommand;
import se.malspar.domain.decision.MinutesCommand.CorrectMinutes;
import se.malspar.domain.decision.MinutesDecider;
import se.malspar.domain.decision.MinutesEvent.DocumentRecorded;
import se.malspar.domain.decision.MinutesEvent.ParagraphRecorded;
import se.malspar.domain.decision.Outcome;
import se.malspar.domain.decision.ParagraphId;
import se.malspar.domain.decision.ParagraphNumber;
import se.malspar.domain.decision.PointId;
import se.malspar.domain.decision.Quote;
import se.malspar.domain.decision.Rank;
import se.malspar.domain.decision.RecordedPoint;
import se.malspar.domain.decision.Standing;
import se.malspar.domain.decision.TrailEvent;
import se.malspar.domain.decision.Validity;
import se.malspar.domain.followup.FollowUpCommand;
import se.malspar.domain.followup.FollowUpDecider;
import se.malspar.domain.goal.GoalCommand;
import se.malspar.domain.goal.GoalDecider;
import se.malspar.domain.plan.PlanCommand;
import se.malspar.domain.plan.PlanDecider;
import se.malspar.domain.registry.MunicipalityKind;
import se.malspar.domain.registry.RegistryEvent;
import se.malspar.domain.time.DecidedOn;
import se.malspar.domain.trail.Registration.DocumentEntry;
import se.malspar.domain.trail.Registration.Effect;
import se.malspar.domain.trail.Registration.ParagraphEntry;
import se.malspar.domain.trail.Registration.PointEntry;
import se.malspar.domain.trail.TrailCommand.AcceptRollback;
import se.malspar.domain.trail.TrailCommand.AnnulRegistration;
import se.malspar.domain.trail.TrailCommand.ChangeSigningKey;
import se.malspar.domain.trail.TrailCommand.DeclineDestruction;
import se.malspar.domain.trail.TrailCommand.DestroyContent;
import se.malspar.domain.trail.TrailCommand.InterpretDate;
import se.malspar.domain.trail.TrailCommand.Register;
import se.malspar.domain.trail.TrailCommand.RegisterBody;
import se.malspar.domain.trail.TrailCommand.RegisterMunicipality;
import se.malspar.domain.trail.TrailCommand.RenameBody;
import se.malspar.domain.trail.TrailCommand.RequestDestruction;

/** The rules for what may be recorded next. Pure: the same trail and command give the same events or refusal. */
public final class TrailDecider {

    private final Trail trail;
    private final RuleLanguage language;

    /** Where in the registration the events come from: equal ones may stand twice in it. */
    private final IdentityHashMap<DecidedEvent, String> places = new IdentityHashMap<>();

    private TrailDecider(Trail trail, RuleLanguage language) {
        this.trail = trail;
        this.language = language;
    }

    /**
     * What to record, all of it or nothing; throws {@link Refused}, or {@link Malformed} for what can never be right.
     *
     * @param language that the rules of an assessment model must be written in
     */
    public static List<TrailEvent> decide(Trail trail, TrailCommand command, RuleLanguage language) {
        return new TrailDecider(trail, language).decide(command);
    }

    private List<TrailEvent> decide(TrailCommand command) {
        requireNotOvertaken(command);
        return switch (command) {
            case RegisterMunicipality registered -> register(registered);
            case RegisterBody registered -> register(registered);
            case RenameBody renamed -> rename(renamed);
            case Register registered -> register(registered);
            case AnnulRegistration annulled -> annul(annulled);
            case InterpretDate interpreted -> interpret(interpreted);
            case ChangeSigningKey changed -> changeKey(changed);
            case AcceptRollback accepted -> acceptRollback(accepted);
            case RequestDestruction requested -> {
                requireMunicipality(requested);
                yield Destructions.request(trail, requested);
            }
            case DeclineDestruction declined -> {
                requireMunicipality(declined);
                yield Destructions.decline(trail, declined);
            }
            case DestroyContent destroyed -> {
                requireMunicipality(destroyed);
                requireConfirmed(List.of(Destructions.requestedBy(trail, destroyed), destroyed.confirmedBy()), 2);
                yield Destructions.destroy(trail, destroyed);
            }
        };
    }

    private void requireNotOvertaken(TrailCommand command) {
        command.expectedSize().filter(expected -> expected != trail.size()).ifPresent(expected -> {
            throw Refused.because(
                    "overtaken",
                    "Spåret har vuxit från %d till %d händelser sedan du läste det. Läs om och försök igen."
                            .formatted(expected, trail.size()),
                    "The trail has grown from %d to %d events since you read it. Read it again and retry."
                            .formatted(expected, trail.size()));
        });
    }

    // --- the registry

    private List<TrailEvent> register(RegisterMunicipality command) {
        if (trail.municipality().isPresent()) {
            throw Refused.because(
                    "municipality-already-registered",
                    "Kommun %s är redan upplagd.".formatted(command.municipality()),
                    "Municipality %s is already registered.".formatted(command.municipality()));
        }
        return List.of(
                new RegistryEvent.MunicipalityRegistered(command.municipality(), command.name(), command.kind()));
    }

    private List<TrailEvent> register(RegisterBody command) {
        requireMunicipality(command);
        if (trail.body(command.body()).isPresent()) {
            throw Refused.because(
                    "body-already-registered",
                    "Organ %s är redan upplagt.".formatted(command.body()),
                    "Body %s is already registered.".formatted(command.body()));
        }
        command.parent().ifPresent(this::requireBody);
        return List.of(new RegistryEvent.BodyRegistered(
                command.body(),
                command.name(),
                command.kind(),
                command.kind().rank(),
                command.parent(),
                command.validFrom(),
                command.validUntil()));
    }

    private List<TrailEvent> rename(RenameBody command) {
        requireMunicipality(command);
        requireBody(command.body());
        return List.of(new RegistryEvent.BodyRenamed(command.body(), command.name(), command.validFrom()));
    }

    private MunicipalityKind requireMunicipality(TrailCommand command) {
        return trail.municipality()
                .orElseThrow(() -> Refused.because(
                        "municipality-not-registered",
                        "Kommun %s är inte upplagd.".formatted(command.municipality()),
                        "Municipality %s is not registered.".formatted(command.municipality())))
                .kind();
    }

    private Rank requireBody(BodyCode body) {
        return trail.body(body)
                .orElseThrow(() -> Refused.because(
                        "body-not-registered",
                        "Organ %s är inte upplagt i kommunen.".formatted(body),
                        "Body %s is not registered in the municipality.".formatted(body)))
                .rank();
    }

    // --- our own records

    private List<TrailEvent> annul(AnnulRegistration command) {
        requireMunicipality(command);
        requireAnnullable(command.annulled());
        Judgement.judge(trail, List.of(), Set.of(command.annulled()), Optional.empty());
        return List.of(new RecordEvent.RegistrationAnnulled(command.annulled(), command.reason(), Optional.empty()));
    }

    private void requireAnnullable(RegistrationId id) {
        requireRegistration(id);
        if (trail.isAnnulled(id)) {
            throw Refused.because(
                    "registration-already-annulled",
                    "Registrering %s är redan makulerad.".formatted(id),
                    "Registration %s has already been annulled.".formatted(id));
        }
        if (trail.correctsRecords(id)
                || trail.entriesOf(id).stream().anyMatch(entry -> entry.event() instanceof RegistryEvent)) {
            throw Refused.because(
                    "registration-not-annullable",
                    "Registrering %s är själv en rättelse av registret eller en uppläggning. Registrera på nytt i stället."
                            .formatted(id),
                    "Registration %s is itself a correction of records, or a set-up. Record anew instead."
                            .formatted(id));
        }
    }

    private void requireRegistration(RegistrationId id) {
        if (!trail.has(id)) {
            throw Refused.because(
                    "registration-unknown",
                    "Det finns ingen registrering %s.".formatted(id),
                    "There is no registration %s.".formatted(id));
        }
    }

    private List<TrailEvent> interpret(InterpretDate command) {
        requireMunicipality(command);
        requireRegistration(command.interpreted());
        Destructions.requireThere(trail, command.interpreted());
        var concerned = trail.entriesOf(command.interpreted()).stream()
                .map(Entry::event)
                .filter(DecidedEvent.class::isInstance)
                .map(event -> ((DecidedEvent) event).basis().decidedOn())
                .anyMatch(decidedOn -> decidedOn.mayBeReadAs(command.decidedOn()));
        if (!concerned) {
            throw Refused.because(
                    "date-not-uncertain",
                    "Registreringen har inget osäkert datum som lyder «%s»."
                            .formatted(command.decidedOn().printed()),
                    "The registration has no uncertain date printed as \"%s\"."
                            .formatted(command.decidedOn().printed()));
        }
        Judgement.judge(
                trail,
                List.of(),
                Set.of(),
                Optional.of(new Judgement.Reading(command.interpreted(), command.decidedOn())));
        return List.of(new RecordEvent.DateInterpreted(command.interpreted(), command.decidedOn(), command.reason()));
    }

    // --- the log itself

    private List<TrailEvent> changeKey(ChangeSigningKey command) {
        requireMunicipality(command);
        if (command.verifierKey().equals(command.earlierKey())) {
            throw Refused.because("same-key", "Det är samma nyckel som förut.", "This is the same key as before.");
        }
        requireConfirmed(command.confirmedBy(), command.earlierKeyLost() ? 2 : 1);
        return List.of(new RecordEvent.SigningKeyChanged(
                command.verifierKey(),
                command.earlierKey(),
                command.earlierKeyLost(),
                command.reason(),
                command.confirmedBy()));
    }

    private List<TrailEvent> acceptRollback(AcceptRollback command) {
        requireMunicipality(command);
        if (command.keptSize() != trail.size()) {
            throw Refused.because(
                    "kept-size-differs",
                    "Spåret har %d händelser, inte %d.".formatted(trail.size(), command.keptSize()),
                    "The trail has %d events, not %d.".formatted(trail.size(), command.keptSize()));
        }
        requireConfirmed(command.confirmedBy(), 2);
        return List.of(new RecordEvent.RollbackAccepted(
                command.lostCheckpoint(),
                command.keptSize(),
                command.keptRoot(),
                command.origin(),
                command.reason(),
                command.confirmedBy()));
    }

    private static void requireConfirmed(List<String> persons, int enough) {
        if (persons.stream().distinct().count() < enough) {
            throw Refused.because(
                    "not-confirmed-by-two",
                    "Det ska bekräftas av %s.".formatted(enough == 1 ? "någon" : "två olika personer"),
                    "It must be confirmed by %s.".formatted(enough == 1 ? "somebody" : "two different persons"));
        }
    }

    // --- a § or a paper

    private List<TrailEvent> register(Register command) {
        var kind = requireMunicipality(command);
        var content = command.content();
        requireEvidenceOf(kind, content.evidence());
        content.replaces().ifPresent(replaced -> requireAnnullable(replaced.registration()));
        var gone = content.replaces()
                .map(replaced -> Set.of(replaced.registration()))
                .orElse(Set.of());
        var added = content.paragraph()
                .map(paragraph -> eventsOf(paragraph, content, gone))
                .orElseGet(() -> eventsOf(content.document().orElseThrow(), content, gone));
        if (added.isEmpty()) {
            throw Refused.because(
                    "nothing-to-record", "Allt detta är redan registrerat.", "All of this is already recorded.");
        }
        try {
            Judgement.judge(trail, added, gone, Optional.empty());
        } catch (Refused refused) {
            throw refused.event()
                    .flatMap(event -> Optional.ofNullable(places.get(event)))
                    .map(refused::at)
                    .orElse(refused);
        }
        var events = new ArrayList<TrailEvent>();
        content.replaces()
                .ifPresent(replaced -> events.add(new RecordEvent.RegistrationAnnulled(
                        replaced.registration(), replaced.reason(), Optional.of(command.registration()))));
        events.addAll(added);
        return List.copyOf(events);
    }

    private static void requireEvidenceOf(MunicipalityKind kind, Evidence evidence) {
        if ((kind == MunicipalityKind.EXAMPLE) != (evidence == Evidence.EXAMPLE)) {
            throw Refused.because(
                    "examples-apart",
                    "Exempeldata hör hemma i en exempelkommun, och bara exempeldata hör hemma där.",
                    "Examples belong in a municipality of examples, and nothing else does.");
        }
    }

    private List<DecidedEvent> eventsOf(ParagraphEntry entry, Registration content, Set<RegistrationId> gone) {
        var rank = requireBody(entry.body());
        var paragraph = new ParagraphId(
                new MeetingId(entry.body(), entry.date(), entry.ordinal().orElse(1)),
                ParagraphNumber.parse(entry.number()));
        var decidedOn = entry.lastDate()
                .filter(last -> !last.equals(entry.date()))
                .map(last -> DecidedOn.span(entry.date(), last))
                .orElseGet(() -> DecidedOn.day(entry.date()));
        var recorded = new ParagraphRecorded(
                new Basis(
                        new Authority.ByParagraph(paragraph),
                        rank,
                        Standing.DECIDED,
                        content.evidence(),
                        decidedOn,
                        new Validity.During(decidedOn.last(), Optional.empty()),
                        content.source(),
                        Optional.empty()),
                paragraph,
                entry.number(),
                entry.lastDate(),
                entry.title(),
                entry.registrationNumber(),
                content.points().stream().map(TrailDecider::recorded).toList(),
                entry.references(),
                entry.remarks());
        requireDistinctPoints(recorded.points());
        recorded.points().forEach(point -> point.proposedTo().ifPresent(this::requireBody));
        var earlier = standingWithout(trail, paragraph, gone);
        var events = new ArrayList<DecidedEvent>();
        if (adds(recorded, earlier)) {
            events.add(recorded);
        }
        for (int i = 0; i < content.points().size(); i++) {
            var point = content.points().get(i);
            var id = new PointId(paragraph, point.proposedTo(), point.number());
            var outcome = outcomeOf(id, point.outcome(), earlier);
            var basis = new PointBasis(
                    new Authority.ByPoint(id),
                    rank,
                    content.evidence(),
                    decidedOn,
                    content.source(),
                    point.proposedTo().isPresent() ? Standing.PROPOSED : standingOf(outcome));
            for (var effect : point.effects()) {
                if (effect.decidedOn().isPresent()) {
                    throw new Malformed(
                            "decidedOn",
                            effect.decidedOn().get().printed(),
                            "En beslutspunkts dag är sammanträdets och anges inte för sig.",
                            "The day of a decision point is the meeting's, and is not stated apart.");
                }
            }
            addEvents(events, point.effects(), basis, "points[%d].".formatted(i));
        }
        return events;
    }

    /** The records of a § that stand once some registrations do not. */
    static List<ParagraphRecorded> standingWithout(Trail trail, ParagraphId paragraph, Set<RegistrationId> gone) {
        if (gone.isEmpty()) {
            return trail.standing(paragraph);
        }
        var going = gone.stream()
                .flatMap(id -> trail.entriesOf(id).stream())
                .map(Entry::event)
                .toList();
        return trail.standing(paragraph).stream()
                .filter(recorded -> going.stream().noneMatch(recorded::equals))
                .toList();
    }

    private static RecordedPoint recorded(PointEntry point) {
        return new RecordedPoint(point.proposedTo(), point.number(), point.text(), point.outcome());
    }

    private static void requireDistinctPoints(List<RecordedPoint> points) {
        var keys = points.stream()
                .map(point -> point.proposedTo() + " " + point.number())
                .distinct()
                .count();
        if (keys != points.size()) {
            throw new Malformed(
                    "points",
                    "",
                    "Två beslutspunkter i samma lista har samma nummer.",
                    "Two decision points of one list have the same number.");
        }
    }

    /**
     * Whether the § as given says anything that is not recorded yet. The same § with stronger evidence does, and so does
     * one with weaker evidence that says otherwise: which came first is no matter. With the same evidence it may only
     * repeat what stands, or be a supplement that says nothing about the § itself.
     */
    private static boolean adds(ParagraphRecorded given, List<ParagraphRecorded> earlier) {
        var evidence = given.basis().evidence();
        if (earlier.stream()
                .allMatch(known -> evidence.isStrongerThan(known.basis().evidence()))) {
            return true;
        }
        if (earlier.stream().anyMatch(known -> repeats(given, known))) {
            return false;
        }
        if (earlier.stream().anyMatch(known -> known.basis().evidence() == evidence)) {
            throw Refused.because(
                    "paragraph-already-recorded",
                    "%s är redan registrerad med annat innehåll. Makulera eller ersätt den registreringen."
                            .formatted(given.paragraph()),
                    "%s is already recorded with other content. Annul or replace that registration."
                            .formatted(given.paragraph()));
        }
        return true;
    }

    private static boolean repeats(ParagraphRecorded given, ParagraphRecorded known) {
        return (given.title().isEmpty() || given.title().equals(known.title()))
                && (given.registrationNumber().isEmpty()
                        || given.registrationNumber().equals(known.registrationNumber()))
                && given.points().stream()
                        .allMatch(point -> known.points().stream().anyMatch(other -> repeats(point, other)))
                && known.references().containsAll(given.references())
                && known.remarks().containsAll(given.remarks());
    }

    private static boolean repeats(RecordedPoint given, RecordedPoint known) {
        return given.number() == known.number()
                && given.proposedTo().equals(known.proposedTo())
                && (given.text().isEmpty() || given.text().equals(known.text()))
                && (given.outcome() == Outcome.NOT_STATED || given.outcome() == known.outcome());
    }

    /** The outcome as given or, in a supplement that leaves it out, as recorded before. */
    static Outcome outcomeOf(PointId point, Outcome given, List<ParagraphRecorded> earlier) {
        if (given != Outcome.NOT_STATED) {
            return given;
        }
        return earlier.stream()
                .flatMap(recorded -> recorded.points().stream())
                .filter(other -> other.in(point.paragraph()).equals(point))
                .map(RecordedPoint::outcome)
                .filter(outcome -> outcome != Outcome.NOT_STATED)
                .findFirst()
                .orElse(Outcome.NOT_STATED);
    }

    static Standing standingOf(Outcome outcome) {
        return switch (outcome) {
            case APPROVED -> Standing.DECIDED;
            case NOTED -> Standing.REPORTED;
            case REJECTED, REFERRED_BACK, TABLED, REMITTED, NOT_STATED -> Standing.PROPOSED;
        };
    }

    private List<DecidedEvent> eventsOf(DocumentEntry entry, Registration content, Set<RegistrationId> gone) {
        var rank = entry.issuedBy().map(this::requireBody).orElse(Rank.ADMINISTRATION);
        entry.addressee().ifPresent(this::requireBody);
        var by = new Authority.ByDocument(entry.document());
        var recorded = new DocumentRecorded(
                new Basis(
                        by,
                        rank,
                        Standing.REPORTED,
                        content.evidence(),
                        entry.dated(),
                        new Validity.During(entry.dated().last(), Optional.empty()),
                        content.source(),
                        Optional.empty()),
                entry.document(),
                entry.kind(),
                entry.title(),
                entry.sha256(),
                entry.issuer(),
                entry.addressee(),
                entry.registrationNumber(),
                content.points().stream().map(TrailDecider::recorded).toList(),
                entry.references(),
                entry.remarks());
        requireDistinctPoints(recorded.proposals());
        recorded.proposals().forEach(point -> point.proposedTo().ifPresent(this::requireBody));
        var events = new ArrayList<DecidedEvent>();
        var standing = trail.standing(entry.document()).stream()
                .filter(known -> gone.stream()
                        .flatMap(id -> trail.entriesOf(id).stream())
                        .noneMatch(going -> going.event().equals(known)))
                .toList();
        if (standing.isEmpty()) {
            events.add(recorded);
        } else if (standing.stream().noneMatch(known -> known.equals(recorded))) {
            throw Refused.because(
                    "document-already-recorded",
                    "Handlingen %s är redan registrerad med annat innehåll.".formatted(entry.document()),
                    "The document %s is already recorded with other content.".formatted(entry.document()));
        }
        var quoted =
                content.source().or(() -> Optional.of(new Quote(entry.document(), Optional.empty(), Optional.empty())));
        for (int i = 0; i < content.points().size(); i++) {
            var basis = new PointBasis(by, rank, content.evidence(), entry.dated(), quoted, Standing.PROPOSED);
            addEvents(events, content.points().get(i).effects(), basis, "points[%d].".formatted(i));
        }
        addEvents(
                events,
                content.effects(),
                effect -> new PointBasis(
                        by,
                        rank,
                        statedIn(content.evidence()),
                        entry.dated(),
                        quoted,
                        effect.command() instanceof MinutesCommand ? Standing.DECIDED : Standing.REPORTED),
                "");
        return events;
    }

    /** A paper in hand is an original of itself, but what it tells of is only stated in it. */
    private static Evidence statedIn(Evidence paper) {
        return paper == Evidence.ORIGINAL ? Evidence.STATED : paper;
    }

    // --- an effect

    /** What an effect rests on before its own deviations are heeded. */
    private record PointBasis(
            Authority by,
            Rank rank,
            Evidence evidence,
            DecidedOn decidedOn,
            Optional<Quote> source,
            Standing standing,
            Optional<PointId> rectifiedBy) {

        PointBasis(
                Authority by,
                Rank rank,
                Evidence evidence,
                DecidedOn decidedOn,
                Optional<Quote> source,
                Standing standing) {
            this(by, rank, evidence, decidedOn, source, standing, Optional.empty());
        }

        PointBasis rectifiedBy(PointId correcting) {
            return new PointBasis(by, rank, evidence, decidedOn, source, standing, Optional.of(correcting));
        }

        Basis of(Effect effect) {
            var decided = effect.decidedOn().orElse(decidedOn);
            return new Basis(
                    by,
                    rank,
                    requireStanding(effect),
                    evidence,
                    decided,
                    validityOf(effect, decided),
                    effect.source().or(() -> source),
                    rectifiedBy);
        }

        private Standing requireStanding(Effect effect) {
            var wanted = effect.standing().orElse(standing);
            if (!allows(by, standing, wanted)) {
                throw Refused.because(
                        "proposal-is-no-decision",
                        "Punkten är ett förslag eller inte bifallen. Det som vilar på den kan bara registreras som förslag.",
                        "The point is a proposal, or was not approved. What rests on it can only be recorded as proposed.");
            }
            return wanted;
        }

        private static Validity validityOf(Effect effect, DecidedOn decidedOn) {
            if (effect.awaiting().isPresent()) {
                return effect.awaiting().get();
            }
            var from = effect.validFrom().orElseGet(() -> firstValidDay(effect.command(), decidedOn));
            if (effect.validUntil().filter(until -> !from.isBefore(until)).isPresent()) {
                throw new Malformed(
                        "validUntil",
                        effect.validUntil().get().toString(),
                        "Giltighetens slut ligger inte efter dess början (%s).".formatted(from),
                        "The end of the validity does not lie after its start (%s).".formatted(from));
            }
            return new Validity.During(from, effect.validUntil());
        }
    }

    /** A report tells of its period, so it is valid from the period's last day; a forecast from when it is made. */
    static LocalDate firstValidDay(Command command, DecidedOn decidedOn) {
        return switch (command) {
            case FollowUpCommand.ReportForecast _, FollowUpCommand.SetReportingPeriod _ -> decidedOn.last();
            case FollowUpCommand report -> report.period().to();
            case MinutesCommand _, GoalCommand _, PlanCommand _, CommissionCommand _, AssessmentCommand _ ->
                decidedOn.last();
        };
    }

    /** Whether what rests on an authority of some standing may be recorded with another. */
    static boolean allows(Authority by, Standing standing, Standing wanted) {
        return switch (by) {
            case Authority.ByDocument _ -> standing != Standing.PROPOSED || wanted == Standing.PROPOSED;
            case Authority.ByPoint _, Authority.ByParagraph _ ->
                switch (wanted) {
                    case PROPOSED -> true;
                    case REPORTED -> standing != Standing.PROPOSED;
                    case DECIDED -> standing == Standing.DECIDED;
                };
        };
    }

    private void addEvents(List<DecidedEvent> events, List<Effect> effects, PointBasis basis, String owner) {
        addEvents(events, effects, _ -> basis, owner);
    }

    /** Adds what the effects bring about, and remembers which of them did. */
    private void addEvents(
            List<DecidedEvent> events, List<Effect> effects, Function<Effect, PointBasis> basis, String owner) {
        for (int i = 0; i < effects.size(); i++) {
            var effect = effects.get(i);
            var place = owner + "effects[%d]".formatted(i);
            try {
                for (var event : eventsOf(effect, basis.apply(effect))) {
                    events.add(event);
                    places.put(event, place);
                }
            } catch (Refused refused) {
                throw refused.at(place);
            }
        }
    }

    private List<DecidedEvent> eventsOf(Effect effect, PointBasis point) {
        requireBodiesOf(effect.command());
        var basis = point.of(effect);
        return switch (effect.command()) {
            case CorrectMinutes correction -> eventsOf(correction, effect, basis);
            case MinutesCommand command -> {
                requireJudgment(command, basis);
                requireOrderOnPoint(command, basis);
                yield List.of(MinutesDecider.decide(command, ofItsOwnDay(command, basis)));
            }
            case GoalCommand command -> List.of(GoalDecider.decide(command, basis));
            case PlanCommand command -> List.of(PlanDecider.decide(command, basis));
            case FollowUpCommand command -> {
                requirePoint(command, basis);
                yield List.of(FollowUpDecider.decide(command, basis));
            }
            case AssessmentCommand command -> List.of(AssessmentDecider.decide(command, basis, language));
            case CommissionCommand command -> List.of(CommissionDecider.decide(command, basis));
        };
    }

    /** A court's annulment is known from its judgment; what a body takes back is a revocation. */
    private static void requireJudgment(MinutesCommand command, Basis basis) {
        if (command instanceof MinutesCommand.AnnulPoint && !(basis.by() instanceof Authority.ByDocument)) {
            throw Refused.because(
                    "annulment-needs-a-judgment",
                    "Att en domstol upphävt en punkt registreras med domen som handling. Ett organs upphävande är ett beslut.",
                    "A court's annulment is recorded with the judgment as document. A body's own is a revocation.");
        }
    }

    /** A paper may propose that something be destroyed; only a point of a § can order it. */
    private static void requireOrderOnPoint(MinutesCommand command, Basis basis) {
        if (command instanceof MinutesCommand.OrderDestruction
                && basis.standing() != Standing.PROPOSED
                && !(basis.by() instanceof Authority.ByPoint)) {
            throw Refused.because(
                    "destruction-needs-a-point",
                    "Ett gallringsbeslut vilar på en beslutspunkt. En handling kan bara föreslå gallring.",
                    "A decision to destroy rests on a decision point. A paper can only propose it.");
        }
    }

    /** A body's own judgment of a goal is a decision; what a paper tells of a goal is a reported status. */
    private static void requirePoint(FollowUpCommand command, Basis basis) {
        if (command instanceof FollowUpCommand.AssessGoal && !(basis.by() instanceof Authority.ByPoint)) {
            throw Refused.because(
                    "assessment-needs-a-point",
                    "Ett organs egen bedömning av ett mål vilar på en beslutspunkt. Det en handling uppger registreras som status (report-goal-status).",
                    "A body's own judgment of a goal rests on a decision point. What a paper states is recorded as a status (report-goal-status).");
        }
    }

    /** Approval and notices happen on days of their own, not on the day of the paper that tells of them. */
    private static Basis ofItsOwnDay(MinutesCommand command, Basis basis) {
        Function<LocalDate, Basis> on = day -> new Basis(
                basis.by(),
                basis.rank(),
                basis.standing(),
                basis.evidence(),
                DecidedOn.day(day),
                new Validity.During(day, Optional.empty()),
                basis.source(),
                basis.rectifiedBy());
        return switch (command) {
            case MinutesCommand.ApproveMinutes approval -> on.apply(approval.approvedOn());
            case MinutesCommand.PostNotice notice -> on.apply(notice.postedOn());
            case MinutesCommand.RemoveNotice notice -> on.apply(notice.removedOn());
            case MinutesCommand.MeetCondition met -> on.apply(met.metOn());
            case MinutesCommand.AppealPoint _,
                    MinutesCommand.AnnulPoint _,
                    MinutesCommand.RevokePoint _,
                    MinutesCommand.OrderDestruction _,
                    CorrectMinutes _ -> basis;
        };
    }

    /** Whether the command says itself on which day it happened. */
    static boolean isOfItsOwnDay(MinutesCommand command) {
        return switch (command) {
            case MinutesCommand.ApproveMinutes _,
                    MinutesCommand.PostNotice _,
                    MinutesCommand.RemoveNotice _,
                    MinutesCommand.MeetCondition _ -> true;
            case MinutesCommand.AppealPoint _,
                    MinutesCommand.AnnulPoint _,
                    MinutesCommand.RevokePoint _,
                    MinutesCommand.OrderDestruction _,
                    CorrectMinutes _ -> false;
        };
    }

    /** The correction itself, on its own day, and what it brings about, on the day of what it corrects. */
    private List<DecidedEvent> eventsOf(CorrectMinutes correction, Effect effect, Basis basis) {
        var corrected = trail.standing(correction.point().paragraph()).stream()
                .min(Comparator.comparing(known -> known.basis().evidence()))
                .orElseThrow(() -> Refused.because(
                        "point-not-recorded",
                        "Beslutspunkten %s är inte registrerad. Registrera först paragrafen, om så bara som åberopad."
                                .formatted(correction.point()),
                        "The decision point %s is not recorded. Record the paragraph first, if only as referenced."
                                .formatted(correction.point())));
        if (!(basis.by() instanceof Authority.ByPoint(var correcting))) {
            throw Refused.because(
                    "correction-needs-a-point",
                    "En rättelse av protokoll vilar på en senare beslutspunkt.",
                    "A correction of minutes rests on a later decision point.");
        }
        var original = new PointBasis(
                new Authority.ByPoint(correction.point()),
                corrected.basis().rank(),
                basis.evidence(),
                corrected.basis().decidedOn(),
                basis.source(),
                basis.standing());
        var rectified = correction.commands().stream().flatMap(command -> {
            if (command instanceof MinutesCommand) {
                throw Refused.because(
                        "correction-of-a-correction",
                        "En rättelse kan inte själv innehålla åtgärder på protokoll.",
                        "A correction cannot itself contain commands about minutes.");
            }
            var inPlace = new Effect(
                    command,
                    effect.standing(),
                    Optional.empty(),
                    effect.validFrom(),
                    effect.validUntil(),
                    effect.awaiting(),
                    effect.source());
            return eventsOf(inPlace, original.rectifiedBy(correcting)).stream();
        });
        DecidedEvent correctionItself = MinutesDecider.decide(correction, basis);
        return Stream.concat(Stream.of(correctionItself), rectified).toList();
    }

    private void requireBodiesOf(Command command) {
        switch (command) {
            case PlanCommand plan -> requireBody(plan.plan().body());
            case FollowUpCommand.ApproveFollowUp approval -> requireBody(approval.body());
            case FollowUpCommand.ReportActivityStatus report ->
                requireBody(report.plan().body());
            case GoalCommand.AdoptGoal adoption -> adoption.content().owner().ifPresent(this::requireBody);
            case GoalCommand.ReviseGoal revision -> revision.content().owner().ifPresent(this::requireBody);
            case MinutesCommand.ApproveMinutes approval ->
                requireBody(approval.meeting().body());
            case MinutesCommand.PostNotice notice ->
                requireBody(notice.meeting().body());
            case MinutesCommand.RemoveNotice notice ->
                requireBody(notice.meeting().body());
            case AssessmentCommand.AdoptAssessmentModel adoption -> {
                adoption.body().ifPresent(this::requireBody);
                adoption.model()
                        .assessors()
                        .ifPresent(assessors -> assessors.bodies().forEach(this::requireBody));
            }
            case GoalCommand _, FollowUpCommand _, MinutesCommand _, CommissionCommand _ -> {}
        }
    }
}
