package se.malspar.app.questions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.malspar.app.platform.NotFound;
import se.malspar.app.questions.Views.ComparisonView;
import se.malspar.app.questions.Views.CompletenessView;
import se.malspar.app.questions.Views.DestroyedView;
import se.malspar.app.questions.Views.DifferenceView;
import se.malspar.app.questions.Views.EntryView;
import se.malspar.app.questions.Views.GoalView;
import se.malspar.app.questions.Views.HistoryView;
import se.malspar.app.questions.Views.MeetingView;
import se.malspar.app.questions.Views.MomentView;
import se.malspar.app.questions.Views.MunicipalityView;
import se.malspar.app.questions.Views.ParagraphHistoryView;
import se.malspar.app.questions.Views.PartView;
import se.malspar.app.questions.Views.StateView;
import se.malspar.app.questions.Views.StatementView;
import se.malspar.domain.assessment.AssessmentEvent;
import se.malspar.domain.decision.Authority;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Citation;
import se.malspar.domain.decision.MinutesEvent.ParagraphRecorded;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.goal.GoalEvent;
import se.malspar.domain.goal.GoalId;
import se.malspar.domain.state.FieldValue;
import se.malspar.domain.time.AsOf;
import se.malspar.domain.trail.RegistrationId;
import se.malspar.projections.comparison.Comparison;
import se.malspar.projections.history.HistoryOf;
import se.malspar.projections.meeting.MeetingReplay;
import se.malspar.projections.papers.DecisionDays;
import se.malspar.projections.papers.Papers;
import se.malspar.projections.projecting.Fact;
import se.malspar.projections.registry.Registry;
import se.malspar.projections.state.About;
import se.malspar.projections.state.StateAt;
import se.malspar.projections.state.Statements;
import se.malspar.projections.supposing.Supposing;
import se.malspar.projections.words.Labels;

/** The questions that both pages and the API ask, put inside an {@link Answering}. */
@Component
public class Questions {

    private final MomentParameters moments;
    private final StateAt states;
    private final MeetingReplay replays;
    private final Registry registry;
    private final HistoryOf histories;
    private final Statements statements;
    private final Papers papers;
    private final Supposing supposing;
    private final Telling telling;

    Questions(
            MomentParameters moments,
            StateAt states,
            MeetingReplay replays,
            HistoryOf histories,
            Statements statements,
            Papers papers,
            Registry registry,
            Supposing supposing,
            Telling telling) {
        this.moments = moments;
        this.states = states;
        this.replays = replays;
        this.histories = histories;
        this.statements = statements;
        this.papers = papers;
        this.registry = registry;
        this.supposing = supposing;
        this.telling = telling;
    }

    /**
     * The moment as somebody wrote it, blank parts left out: a day for decided and valid at once, or each of them, and when
     * it was recorded.
     */
    public Moment moment(
            Optional<String> date, Optional<String> decidedBy, Optional<String> validOn, Optional<String> recordedBy) {
        return moments.read(written(date), written(decidedBy), written(validOn), written(recordedBy));
    }

    private static Optional<String> written(Optional<String> text) {
        return text.filter(each -> !each.isBlank());
    }

    /** Now, on all three axes. */
    public Moment now() {
        return moment(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** What a body is called today; its code where it is not registered. */
    public String bodyName(Municipality municipality, String body) {
        var now = now().asOf();
        return registry.bodies(municipality, now.validOn(), now.recordedBy()).stream()
                .filter(entry -> entry.body().value().equals(body))
                .map(Registry.BodyEntry::name)
                .findFirst()
                .orElse(body);
    }

    /** The municipality; throws {@link NotFound} where it is not registered. */
    public MunicipalityView municipality(Municipality municipality) {
        return telling.municipality(municipality);
    }

    public MomentView told(AsOf asOf, long position) {
        return Telling.moment(asOf, position);
    }

    public CompletenessView completeness(Municipality municipality, AsOf asOf) {
        return telling.completeness(municipality, asOf);
    }

    /** Everything that held; throws {@link NotFound} where the municipality is not registered. */
    public StateView state(Municipality municipality, AsOf asOf, long position) {
        var known = telling.municipality(municipality);
        var state = states.answer(municipality, asOf, About.GOALS_AND_PLANS);
        return new StateView(
                known,
                Telling.moment(asOf, position),
                Telling.inForce(state, "goal"),
                Telling.inForce(state, "plan"),
                Telling.inForce(state, "commission"),
                Telling.inForce(state, "follow-up"),
                Telling.removed(state),
                states.pendingProposals(municipality, state, About.GOALS_AND_PLANS).stream()
                        .map(Telling::statement)
                        .toList(),
                Telling.leftOut(state.uncertain()),
                Telling.leftOut(state.awaiting()),
                telling.completeness(municipality, asOf));
    }

    /** A meeting replayed; throws {@link NotFound} where nothing is known of it. */
    public MeetingView meeting(
            Municipality municipality, BodyCode body, LocalDate meetingDate, AsOf asOf, long position) {
        var known = telling.municipality(municipality);
        var replay = replays.answer(municipality, body, meetingDate, asOf)
                .orElseThrow(() -> andDestroyed(
                        municipality,
                        asOf,
                        new NotFound(
                                "meeting-unknown",
                                "Ingenting är känt om något sammanträde med %s den %s.".formatted(body, meetingDate),
                                "Nothing is known of a meeting of %s on %s.".formatted(body, meetingDate))));
        return telling.meeting(known, asOf, position, replay);
    }

    /** A goal, also where it is retired or only proposed; throws {@link NotFound} where nothing is known of it. */
    public GoalView goal(Municipality municipality, GoalId goal, AsOf asOf, long position) {
        var subject = GoalEvent.subject(goal);
        var known = telling.municipality(municipality);
        var whole = About.whole(subject);
        var state = states.answer(municipality, asOf, whole);
        var pending = states.pendingProposals(municipality, state, whole);
        if (!state.fields().containsKey(subject) && pending.isEmpty()) {
            throw andDestroyed(
                    municipality,
                    asOf,
                    new NotFound(
                            "goal-unknown-then",
                            "Inget beslut, ingen uppgift och inget förslag om mål %s är känt för det ögonblicket."
                                    .formatted(goal),
                            "No decision, report or proposal about goal %s is known for that moment.".formatted(goal)));
        }
        var standing =
                state.isInForce(subject) ? "IN_FORCE" : Telling.isRemoved(state, subject) ? "RETIRED" : "PROPOSED";
        return new GoalView(
                known,
                Telling.moment(asOf, position),
                standing,
                Telling.tree(state, subject),
                Telling.removed(state).stream()
                        .filter(part -> part.subject().startsWith(subject.path() + "/"))
                        .toList(),
                pending.stream().map(Telling::statement).toList(),
                telling.completeness(municipality, asOf));
    }

    /** The same, and what counted then and is destroyed: nobody is told that there was nothing. */
    private NotFound andDestroyed(Municipality municipality, AsOf asOf, NotFound unknown) {
        var destroyed = telling.destroyed(municipality, asOf);
        return new NotFound(
                unknown.code(),
                unknown.swedish()
                        + destroyed.stream().map(each -> " " + each.sentence()).collect(Collectors.joining()),
                unknown.english()
                        + destroyed.stream()
                                .map(each -> " " + each.sentenceEnglish())
                                .collect(Collectors.joining()));
    }

    /** What made a subject what it is; throws {@link NotFound} where nothing is known of it. */
    public HistoryView history(Municipality municipality, Subject subject, AsOf asOf, long position) {
        var known = telling.municipality(municipality);
        var entries = histories.answer(municipality, subject, asOf.decidedBy(), asOf.recordedBy());
        if (entries.isEmpty()) {
            throw andDestroyed(
                    municipality,
                    asOf,
                    new NotFound(
                            "subject-unknown-then",
                            "Ingenting om %s är känt för det ögonblicket.".formatted(subject),
                            "Nothing about %s is known for that moment.".formatted(subject)));
        }
        var byParagraph = new LinkedHashMap<String, List<HistoryOf.Entry>>();
        for (var entry : entries) {
            byParagraph
                    .computeIfAbsent(paragraphOf(entry), _ -> new ArrayList<>())
                    .add(entry);
        }
        return new HistoryView(
                known,
                Telling.moment(asOf, position),
                subject.path(),
                byParagraph.entrySet().stream()
                        .map(each -> new ParagraphHistoryView(
                                each.getKey(),
                                each.getValue().getFirst().statement().decidedOn(),
                                each.getValue().stream().map(Telling::entry).toList()))
                        .toList(),
                telling.completeness(municipality, asOf));
    }

    /** Points of one § stand together; a paper stands for itself. */
    private static String paragraphOf(HistoryOf.Entry entry) {
        return switch (entry.statement().by()) {
            case Authority.ByPoint(var point) -> point.paragraph().toString();
            case Authority.ByParagraph(var paragraph) -> paragraph.toString();
            case Authority.ByDocument(var document) -> document.value();
        };
    }

    /** What differs between two moments. */
    public ComparisonView comparison(Municipality municipality, AsOf from, AsOf to, long position) {
        return comparison(
                municipality,
                from,
                to,
                position,
                Comparison.of(states.answer(municipality, from), states.answer(municipality, to)));
    }

    private ComparisonView comparison(
            Municipality municipality, AsOf from, AsOf to, long position, Comparison comparison) {
        return new ComparisonView(
                telling.municipality(municipality),
                Telling.moment(from, position),
                Telling.moment(to, position),
                comparison.summary(),
                comparison.differences().stream()
                        .map(each -> new DifferenceView(
                                each.subject().path(),
                                each.field(),
                                Labels.field(each.field()),
                                each.change().name(),
                                each.from().map(value -> Telling.field(each.field(), value)),
                                each.to().map(value -> Telling.field(each.field(), value)),
                                Telling.words(
                                        each.from().flatMap(FieldValue::value),
                                        each.to().flatMap(FieldValue::value))))
                        .toList(),
                telling.completeness(municipality, to));
    }

    /** What has been destroyed, by the § or the paper that stands in its stead. */
    public Map<String, List<DestroyedView>> destroyedByPaper(Municipality municipality) {
        return telling.destroyedByPaper(municipality);
    }

    /** The points that order, or propose, that what a registration recorded be destroyed. */
    public List<StatementView> destructionOrders(Municipality municipality, RegistrationId registration, AsOf asOf) {
        return statements
                .about(
                        municipality,
                        About.whole(Subject.of("registration", registration.toString())),
                        asOf.decidedBy(),
                        asOf.recordedBy())
                .stream()
                .filter(each -> each.type().equals("destruction-ordered"))
                .map(Telling::statement)
                .toList();
    }

    /** What recording some events would change, as a history tells it. */
    public List<EntryView> changes(Municipality municipality, List<Fact> supposed) {
        return supposing.changes(municipality, supposed).stream()
                .map(Telling::entry)
                .toList();
    }

    /** What recording some events would change of a moment. */
    public ComparisonView supposed(Municipality municipality, List<Fact> supposed, AsOf asOf, long position) {
        return comparison(municipality, asOf, asOf, position, supposing.comparison(municipality, supposed, asOf));
    }

    /** The bodies, by the names they have at the moment. */
    public List<Registry.BodyEntry> bodies(Municipality municipality, AsOf asOf) {
        return registry.bodies(municipality, asOf.validOn(), asOf.recordedBy());
    }

    /** What the papers that are no minutes are called, by key. */
    public Map<String, String> paperTitles(Municipality municipality, AsOf asOf) {
        return papers.titles(municipality, asOf.recordedBy());
    }

    /** The models by which goals are judged: that of all bodies first, then those that bodies have of their own. */
    public List<PartView> models(Municipality municipality, AsOf asOf) {
        var subjects = Stream.concat(
                        Stream.of(Optional.<BodyCode>empty()),
                        bodies(municipality, asOf).stream().map(entry -> Optional.of(entry.body())))
                .map(AssessmentEvent::subject)
                .toList();
        var state = states.answer(municipality, asOf, About.these(subjects));
        return subjects.stream()
                .filter(state::isInForce)
                .map(subject -> Telling.tree(state, subject))
                .toList();
    }

    /** The days on which anything is known to have been decided, as known at the moment. */
    public DecisionDays decisionDays(Municipality municipality, Optional<BodyCode> body, AsOf asOf) {
        return DecisionDays.of(papers, municipality, body, asOf.recordedBy());
    }

    /** The §§ that a citation may mean. */
    public List<Papers.Recorded<ParagraphRecorded>> cited(Municipality municipality, Citation citation, AsOf asOf) {
        return papers.cited(municipality, citation, asOf.recordedBy());
    }

    /** The §§ recorded last, of one body or of all, the latest first. */
    public List<Papers.Recorded<ParagraphRecorded>> lastRecorded(
            Municipality municipality, Optional<BodyCode> body, AsOf asOf, int limit) {
        return papers.latest(municipality, body, asOf.recordedBy(), limit);
    }

    /** The latest decisions and reports up to the moment, in words. */
    public List<StatementView> latest(Municipality municipality, AsOf asOf, int limit) {
        return statements.latest(municipality, asOf.decidedBy(), asOf.recordedBy(), limit).stream()
                .map(Telling::statement)
                .toList();
    }
}
