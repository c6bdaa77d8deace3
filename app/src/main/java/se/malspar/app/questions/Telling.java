package se.malspar.app.questions;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.malspar.app.platform.NotFound;
import se.malspar.app.questions.Views.BlameView;
import se.malspar.app.questions.Views.CompletenessView;
import se.malspar.app.questions.Views.DestroyedView;
import se.malspar.app.questions.Views.DiffView;
import se.malspar.app.questions.Views.EntryView;
import se.malspar.app.questions.Views.FieldView;
import se.malspar.app.questions.Views.IncompleteView;
import se.malspar.app.questions.Views.LeftOutView;
import se.malspar.app.questions.Views.MeetingFactsView;
import se.malspar.app.questions.Views.MeetingView;
import se.malspar.app.questions.Views.MissingView;
import se.malspar.app.questions.Views.MomentView;
import se.malspar.app.questions.Views.MunicipalityView;
import se.malspar.app.questions.Views.PartView;
import se.malspar.app.questions.Views.PointView;
import se.malspar.app.questions.Views.ReplayedParagraphView;
import se.malspar.app.questions.Views.StatementView;
import se.malspar.app.questions.Views.WordView;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.PointId;
import se.malspar.domain.decision.RegistrationNumber;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.state.Blame;
import se.malspar.domain.state.FieldChange;
import se.malspar.domain.state.FieldValue;
import se.malspar.domain.state.State;
import se.malspar.domain.state.State.LeftOut;
import se.malspar.domain.time.AsOf;
import se.malspar.projections.completeness.Completeness;
import se.malspar.projections.destruction.Destructions;
import se.malspar.projections.destruction.Destructions.Destruction;
import se.malspar.projections.history.HistoryOf;
import se.malspar.projections.meeting.MeetingReplay.MeetingFacts;
import se.malspar.projections.meeting.MeetingReplay.Replay;
import se.malspar.projections.meeting.MeetingReplay.ReplayedParagraph;
import se.malspar.projections.papers.Papers;
import se.malspar.projections.registry.Registry;
import se.malspar.projections.state.Statement;
import se.malspar.projections.words.Labels;
import se.malspar.projections.words.Words;

/** Puts answers into the shapes that readers of JSON see. */
@Component
class Telling {

    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

    /** What people expect to read about a subject, so that what is not stated can be said. */
    private static final Map<String, List<String>> EXPECTED = Map.of(
            "goal", List.of("wording", "kind", "owner", "term", "ambitionLevel"),
            "sub-goal", List.of("wording"),
            "measure", List.of("name", "unit", "direction"),
            "activity", List.of("heading", "description", "plannedStart", "plannedEnd", "goals", "status"),
            "plan", List.of("title"),
            "commission", List.of("task", "to", "due"),
            "follow-up", List.of("period"));

    private final Registry registry;
    private final Papers papers;
    private final Destructions destructions;

    Telling(Registry registry, Papers papers, Destructions destructions) {
        this.registry = registry;
        this.papers = papers;
        this.destructions = destructions;
    }

    MunicipalityView municipality(Municipality municipality) {
        return registry.municipality(municipality)
                .map(entry -> new MunicipalityView(entry.municipality().code(), entry.name(), entry.kind()))
                .orElseThrow(() -> new NotFound(
                        "municipality-not-registered",
                        "Kommun %s är inte upplagd.".formatted(municipality),
                        "Municipality %s is not registered.".formatted(municipality)));
    }

    static MomentView moment(AsOf asOf, long position) {
        return new MomentView(asOf.decidedBy(), asOf.validOn(), asOf.recordedBy(), position);
    }

    // --- states

    /** The roots of a kind that are in force, with their parts. */
    static List<PartView> inForce(State state, String kind) {
        return state.fields().keySet().stream()
                .filter(subject -> subject.parent().isEmpty() && subject.kind().equals(kind))
                .filter(state::isInForce)
                .sorted(IN_NATURAL_ORDER)
                .map(subject -> tree(state, subject))
                .toList();
    }

    /** A subject with the parts of it that are in force. */
    static PartView tree(State state, Subject subject) {
        return new PartView(
                subject.path(),
                subject.key(),
                fields(state.fields().get(subject)),
                notStated(state, subject),
                parts(state, subject, "sub-goal"),
                parts(state, subject, "measure"),
                parts(state, subject, "activity"));
    }

    private static List<PartView> parts(State state, Subject whole, String kind) {
        return state.within(whole).stream()
                .filter(subject -> subject.kind().equals(kind))
                .filter(subject -> subject.parent().filter(whole::equals).isPresent())
                .filter(state::isInForce)
                .sorted(IN_NATURAL_ORDER)
                .map(subject -> tree(state, subject))
                .toList();
    }

    /** Everything that a decision took out, and what is left of it. */
    static List<PartView> removed(State state) {
        return state.fields().keySet().stream()
                .filter(subject -> isRemoved(state, subject))
                .sorted(IN_NATURAL_ORDER)
                .map(subject -> new PartView(
                        subject.path(),
                        subject.key(),
                        fields(state.fields().get(subject)),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()))
                .toList();
    }

    static boolean isRemoved(State state, Subject subject) {
        return state.field(subject, FieldChange.LIFE)
                .flatMap(FieldValue::value)
                .filter(FieldChange.REMOVED::equals)
                .isPresent();
    }

    private static List<String> notStated(State state, Subject subject) {
        return EXPECTED.getOrDefault(subject.kind(), List.of()).stream()
                .filter(field ->
                        state.field(subject, field).flatMap(FieldValue::value).isEmpty())
                .toList();
    }

    static Map<String, FieldView> fields(@Nullable SortedMap<String, FieldValue> fields) {
        var views = new LinkedHashMap<String, FieldView>();
        if (fields != null) {
            var ordered = new TreeMap<String, FieldValue>(Labels.inReadingOrder());
            ordered.putAll(fields);
            ordered.forEach((name, value) -> {
                if (value.value().isPresent()) {
                    views.put(name, field(name, value));
                }
            });
        }
        return views;
    }

    static FieldView field(String name, FieldValue value) {
        return new FieldView(
                Labels.field(name),
                value.value(),
                value.value().flatMap(text -> Labels.value(name, text)),
                blame(value.blame()));
    }

    static BlameView blame(Blame blame) {
        return new BlameView(
                blame.by().cited(),
                blame.standing(),
                blame.evidence(),
                blame.decidedOn(),
                blame.validFrom(),
                blame.validUntil(),
                blame.source(),
                blame.rectifiedBy().map(PointId::toString),
                blame.recordedAt(),
                blame.event(),
                blame.position());
    }

    /** Keys in the order people count in: 1.2 before 1.10. */
    private static final Comparator<Subject> IN_NATURAL_ORDER = Comparator.comparing(Subject::path, Telling::naturally);

    private static int naturally(String one, String other) {
        int i = 0;
        int j = 0;
        while (i < one.length() && j < other.length()) {
            int compared;
            if (isDigit(one.charAt(i)) && isDigit(other.charAt(j))) {
                var iEnd = endOfDigits(one, i);
                var jEnd = endOfDigits(other, j);
                compared = naturally(one, withoutZeros(one, i, iEnd), iEnd, other, withoutZeros(other, j, jEnd), jEnd);
                i = iEnd;
                j = jEnd;
            } else {
                compared = Character.compare(one.charAt(i++), other.charAt(j++));
            }
            if (compared != 0) {
                return compared;
            }
        }
        return Integer.compare(one.length() - i, other.length() - j);
    }

    /** Two numbers without leading zeros: the longer is the larger. */
    private static int naturally(String one, int i, int iEnd, String other, int j, int jEnd) {
        return iEnd - i != jEnd - j
                ? Integer.compare(iEnd - i, jEnd - j)
                : one.substring(i, iEnd).compareTo(other.substring(j, jEnd));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int endOfDigits(String text, int from) {
        var end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int withoutZeros(String text, int from, int end) {
        var start = from;
        while (start < end - 1 && text.charAt(start) == '0') {
            start++;
        }
        return start;
    }

    static List<LeftOutView> leftOut(List<LeftOut> leftOut) {
        return leftOut.stream()
                .map(each -> new LeftOutView(
                        each.subject().path(),
                        each.cited(),
                        each.decidedOn(),
                        each.why(),
                        each.event(),
                        each.position()))
                .toList();
    }

    // --- statements and histories

    static StatementView statement(Statement statement) {
        return new StatementView(
                statement.type(),
                statement.subject().path(),
                statement.cited(),
                statement.standing(),
                statement.evidence(),
                statement.decidedOn(),
                statement.validFrom(),
                statement.validUntil(),
                statement.awaiting(),
                statement.source(),
                statement.rectifiedBy().map(PointId::toString),
                statement.swedish(),
                statement.english(),
                statement.recordedAt(),
                statement.actor(),
                statement.registration().toString(),
                statement.event(),
                statement.position());
    }

    static EntryView entry(HistoryOf.Entry entry) {
        return new EntryView(
                statement(entry.statement()),
                entry.changes().stream()
                        .sorted(Comparator.comparing(HistoryOf.FieldDiff::subject)
                                .thenComparing(HistoryOf.FieldDiff::field, Labels.inReadingOrder()))
                        .map(diff -> new DiffView(
                                diff.subject().path(),
                                diff.field(),
                                Labels.field(diff.field()),
                                diff.before(),
                                diff.after(),
                                words(diff.before(), diff.after())))
                        .toList());
    }

    /** The difference word by word, where there is a text on both sides. */
    static List<WordView> words(Optional<String> before, Optional<String> after) {
        if (before.isEmpty() || after.isEmpty()) {
            return List.of();
        }
        return Words.difference(before.get(), after.get()).stream()
                .map(stretch -> new WordView(stretch.change().name(), stretch.text()))
                .toList();
    }

    // --- meetings

    MeetingView meeting(MunicipalityView municipality, AsOf asOf, long position, Replay replay) {
        return new MeetingView(
                municipality,
                moment(asOf, position),
                replay.body().toString(),
                replay.date(),
                replay.evidence(),
                Labels.of(replay.evidence()),
                replay.meetings().stream().map(Telling::facts).toList(),
                replay.paragraphs().stream().map(Telling::paragraph).toList(),
                replay.notKnown(),
                replay.previous(),
                replay.next(),
                completeness(Municipality.of(municipality.code()), asOf));
    }

    private static MeetingFactsView facts(MeetingFacts facts) {
        return new MeetingFactsView(
                facts.meeting().toString(),
                facts.minutesApprovedOn().map(value -> field("minutesApprovedOn", value)),
                facts.noticePostedOn().map(value -> field("noticePostedOn", value)),
                facts.noticeRemovedOn().map(value -> field("noticeRemovedOn", value)));
    }

    private static ReplayedParagraphView paragraph(ReplayedParagraph paragraph) {
        return new ReplayedParagraphView(
                paragraph.paragraph().toString(),
                paragraph.printed(),
                paragraph.paragraph().number().number(),
                paragraph.title(),
                paragraph.registrationNumber().map(RegistrationNumber::printed),
                paragraph.evidence(),
                Labels.of(paragraph.evidence()),
                paragraph.knownThrough(),
                paragraph.citedIn(),
                paragraph.points().stream()
                        .map(each -> new PointView(
                                each.point().proposedTo().map(BodyCode::toString),
                                each.point().number(),
                                each.point().text(),
                                each.point().outcome(),
                                fields(new TreeMap<>(each.since()))))
                        .toList(),
                paragraph.changes().stream().map(Telling::entry).toList(),
                paragraph.remarks(),
                paragraph.notKnown());
    }

    // --- what is missing

    CompletenessView completeness(Municipality municipality, AsOf asOf) {
        var completeness = Completeness.at(papers, municipality, asOf);
        var destroyed = destroyed(municipality, asOf);
        return new CompletenessView(
                Stream.concat(
                                Stream.of(sentence(completeness)),
                                destroyed.stream().map(DestroyedView::sentence))
                        .collect(Collectors.joining(" ")),
                completeness.identified(),
                completeness.inHand(),
                completeness.missing().stream()
                        .map(each -> new MissingView(
                                each.paragraph().toString(), each.status().name(), each.citedIn(), each.sentence()))
                        .toList(),
                completeness.incomplete().stream()
                        .map(each -> new IncompleteView(each.reference(), each.citedIn(), each.sentence()))
                        .toList(),
                destroyed);
    }

    /** What counted at the moment and is destroyed. */
    List<DestroyedView> destroyed(Municipality municipality, AsOf asOf) {
        return destructions.unknownAt(municipality, asOf.recordedBy()).stream()
                .map(Telling::destroyed)
                .toList();
    }

    /** What has been destroyed, by the § or the paper that stands in its stead. */
    Map<String, List<DestroyedView>> destroyedByPaper(Municipality municipality) {
        var byPaper = new TreeMap<String, List<DestroyedView>>();
        destructions
                .byPaper(municipality)
                .forEach((paper, each) ->
                        byPaper.put(paper, each.stream().map(Telling::destroyed).toList()));
        return byPaper;
    }

    static DestroyedView destroyed(Destruction destruction) {
        var recordedOn = LocalDate.ofInstant(destruction.recordedAt(), SWEDEN);
        return new DestroyedView(
                destruction.registration().toString(),
                destruction.recordedAt(),
                destruction.annulledAt(),
                destruction.destroyedAt(),
                destruction.replacedBy().toString(),
                destruction.orderedBy().toString(),
                "Gallrat enligt %s: en registrering från %s, ersatt %s."
                        .formatted(
                                destruction.orderedBy(),
                                recordedOn,
                                LocalDate.ofInstant(destruction.annulledAt(), SWEDEN)),
                "Destroyed as ordered by %s: a registration of %s, replaced on %s."
                        .formatted(
                                destruction.orderedBy(),
                                recordedOn,
                                LocalDate.ofInstant(destruction.annulledAt(), SWEDEN)));
    }

    private static String sentence(Completeness completeness) {
        if (completeness.missing().isEmpty() && completeness.incomplete().isEmpty()) {
            return "Inget beslut är känt som saknas i underlaget.";
        }
        var parts = new ArrayList<String>();
        if (!completeness.missing().isEmpty()) {
            parts.add("Känt men ej i hand: "
                    + String.join(
                            ", ",
                            completeness.missing().stream()
                                    .map(each -> each.paragraph().toString())
                                    .toList()));
        }
        if (!completeness.incomplete().isEmpty()) {
            parts.add("ofullständiga hänvisningar: " + completeness.incomplete().size());
        }
        var sentence = String.join("; ", parts) + ".";
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
