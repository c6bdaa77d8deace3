package se.malspar.projections.meeting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Evidence;
import se.malspar.domain.decision.MeetingId;
import se.malspar.domain.decision.MinutesEvent;
import se.malspar.domain.decision.MinutesEvent.ParagraphRecorded;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.Outcome;
import se.malspar.domain.decision.ParagraphId;
import se.malspar.domain.decision.PointId;
import se.malspar.domain.decision.Quote;
import se.malspar.domain.decision.RecordedPoint;
import se.malspar.domain.decision.Reference;
import se.malspar.domain.decision.RegistrationNumber;
import se.malspar.domain.decision.Remark;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.state.FieldValue;
import se.malspar.domain.state.Stated;
import se.malspar.domain.time.AsOf;
import se.malspar.projections.history.HistoryOf;
import se.malspar.projections.papers.Papers;
import se.malspar.projections.state.About;
import se.malspar.projections.state.StateAt;
import se.malspar.projections.state.Statements;

/** What was decided at a body's meetings on a day, what it changed, how it is known, and what is not known. */
public final class MeetingReplay {

    /**
     * The replay of a day.
     *
     * @param evidence the best that any of its §§ is known by
     * @param notKnown what is not known about the meeting as a whole
     * @param previous the body's last day of meeting before it that anything is known of
     */
    public record Replay(
            BodyCode body,
            LocalDate date,
            Evidence evidence,
            List<MeetingFacts> meetings,
            List<ReplayedParagraph> paragraphs,
            List<String> notKnown,
            Optional<LocalDate> previous,
            Optional<LocalDate> next) {}

    /** When the minutes of a meeting were approved and announced, where that is known. */
    public record MeetingFacts(
            MeetingId meeting,
            Optional<FieldValue> minutesApprovedOn,
            Optional<FieldValue> noticePostedOn,
            Optional<FieldValue> noticeRemovedOn) {}

    /**
     * A § and what it brought about.
     *
     * @param printed the number as printed
     * @param knownThrough the place in the paper through which it is known, or where it stands
     * @param citedIn the papers that refer to it
     * @param changes what it changed, before and after
     * @param notKnown what is not known about it
     */
    public record ReplayedParagraph(
            ParagraphId paragraph,
            String printed,
            Optional<String> title,
            Optional<RegistrationNumber> registrationNumber,
            Evidence evidence,
            Optional<Quote> knownThrough,
            List<String> citedIn,
            List<ReplayedPoint> points,
            List<HistoryOf.Entry> changes,
            List<Remark> remarks,
            List<String> notKnown) {}

    /** A point and what has happened to it since, as far as the moment tells. */
    public record ReplayedPoint(RecordedPoint point, Map<String, FieldValue> since) {}

    private final Statements statements;
    private final Papers papers;
    private final StateAt states;
    private final HistoryOf histories;

    public MeetingReplay(Statements statements, Papers papers, StateAt states, HistoryOf histories) {
        this.statements = statements;
        this.papers = papers;
        this.states = states;
        this.histories = histories;
    }

    /** The replay as known at the moment; absent where nothing at all is known of a meeting of the body that day. */
    public Optional<Replay> answer(Municipality municipality, BodyCode body, LocalDate meetingDate, AsOf asOf) {
        var references = papers.references(municipality, asOf.recordedBy());
        var recorded = papers.ofMeetingDay(municipality, body, meetingDate, asOf.recordedBy());
        var cited = citedOn(references, body, meetingDate);
        recorded.forEach(each -> cited.remove(each.paper().paragraph()));
        if (recorded.isEmpty() && cited.isEmpty()) {
            return Optional.empty();
        }
        var ids = recorded.stream().map(each -> each.paper().paragraph()).collect(Collectors.toSet());
        var changes = changes(municipality, ids, asOf);
        var state = states.answer(municipality, asOf, About.these(subjects(recorded, cited.keySet())));
        var paragraphs = new ArrayList<ReplayedParagraph>();
        for (var each : recorded) {
            var id = each.paper().paragraph();
            var points = each.paper().points().stream()
                    .map(point -> new ReplayedPoint(
                            point,
                            state.fields()
                                    .getOrDefault(MinutesEvent.subject(point.in(id)), Collections.emptySortedMap())))
                    .toList();
            paragraphs.add(new ReplayedParagraph(
                    id,
                    each.paper().printed(),
                    each.paper().title(),
                    each.paper().registrationNumber(),
                    each.paper().basis().evidence(),
                    each.paper().basis().source(),
                    citedIn(references, id),
                    points,
                    changes.getOrDefault(id, List.of()),
                    each.paper().remarks(),
                    notKnown(each.paper())));
        }
        cited.forEach((id, reference) -> paragraphs.add(onlyCited(id, reference, references)));
        paragraphs.sort(Comparator.comparingInt(
                        (ReplayedParagraph each) -> each.paragraph().meeting().ordinal())
                .thenComparing(each -> each.paragraph().number()));
        var meetings = paragraphs.stream()
                .map(each -> each.paragraph().meeting())
                .distinct()
                .map(meeting -> new MeetingFacts(
                        meeting,
                        state.field(MinutesEvent.subject(meeting), "minutesApprovedOn"),
                        state.field(MinutesEvent.subject(meeting), "noticePostedOn"),
                        state.field(MinutesEvent.subject(meeting), "noticeRemovedOn")))
                .toList();
        var days = days(municipality, references, body, asOf);
        return Optional.of(new Replay(
                body,
                meetingDate,
                paragraphs.stream()
                        .map(ReplayedParagraph::evidence)
                        .min(Comparator.naturalOrder())
                        .orElseThrow(),
                meetings,
                paragraphs,
                notKnown(meetings, paragraphs),
                Optional.ofNullable(days.lower(meetingDate)),
                Optional.ofNullable(days.higher(meetingDate))));
    }

    /** The meetings and points of the day. */
    private static Set<Subject> subjects(
            List<Papers.Recorded<ParagraphRecorded>> recorded, Collection<ParagraphId> cited) {
        var subjects = new HashSet<Subject>();
        for (var each : recorded) {
            var id = each.paper().paragraph();
            subjects.add(MinutesEvent.subject(id.meeting()));
            each.paper().points().forEach(point -> subjects.add(MinutesEvent.subject(point.in(id))));
        }
        cited.forEach(id -> subjects.add(MinutesEvent.subject(id.meeting())));
        return subjects;
    }

    private static Map<ParagraphId, Reference> citedOn(
            List<Papers.Cited> references, BodyCode body, LocalDate meetingDate) {
        var cited = new LinkedHashMap<ParagraphId, Reference>();
        for (var each : references) {
            each.reference()
                    .identified()
                    .filter(id -> id.meeting().body().equals(body))
                    .filter(id -> id.meeting().date().equals(meetingDate))
                    .ifPresent(id -> cited.putIfAbsent(id, each.reference()));
        }
        return cited;
    }

    private static List<String> citedIn(List<Papers.Cited> references, ParagraphId paragraph) {
        return references.stream()
                .filter(each ->
                        each.reference().identified().filter(paragraph::equals).isPresent())
                .map(Papers.Cited::in)
                .distinct()
                .toList();
    }

    private static ReplayedParagraph onlyCited(ParagraphId id, Reference reference, List<Papers.Cited> references) {
        return new ReplayedParagraph(
                id,
                reference.number().map(number -> number.printed()).orElseThrow(),
                reference.about(),
                Optional.empty(),
                Evidence.REFERENCED,
                Optional.empty(),
                citedIn(references, id),
                List.of(),
                List.of(),
                List.of(),
                List.of("Paragrafen är inte registrerad: den är bara känd som hänvisning «%s»."
                        .formatted(reference.printed())));
    }

    /** What each § changed, of goals, plans and commissions that it speaks of or whose decisions it took out of force. */
    private Map<ParagraphId, List<HistoryOf.Entry>> changes(
            Municipality municipality, Collection<ParagraphId> paragraphs, AsOf asOf) {
        var touched = statements.touchedBy(municipality, paragraphs);
        return histories
                .answer(
                        municipality,
                        About.these(touched),
                        asOf.decidedBy(),
                        asOf.recordedBy(),
                        stated ->
                                paragraphOf(stated).filter(paragraphs::contains).isPresent())
                .stream()
                .collect(Collectors.groupingBy(
                        entry -> paragraphOf(entry.statement().stated()).orElseThrow()));
    }

    /** The § that a point rests on. */
    private static Optional<ParagraphId> paragraphOf(Stated stated) {
        return stated.point().map(PointId::paragraph);
    }

    private NavigableSet<LocalDate> days(
            Municipality municipality, List<Papers.Cited> references, BodyCode body, AsOf asOf) {
        var recorded = papers.meetings(municipality, asOf.recordedBy()).stream();
        var cited = references.stream()
                .flatMap(each -> each.reference().identified().stream())
                .map(ParagraphId::meeting);
        var days = new TreeSet<LocalDate>();
        Stream.concat(recorded, cited)
                .filter(meeting -> meeting.body().equals(body))
                .forEach(meeting -> days.add(meeting.date()));
        return days;
    }

    private static List<String> notKnown(ParagraphRecorded paper) {
        var unknown = new ArrayList<String>();
        paper.remarks().stream()
                .filter(remark -> remark.kind() == Remark.Kind.NOT_STATED)
                .map(Remark::text)
                .forEach(unknown::add);
        if (paper.title().isEmpty()) {
            unknown.add("Ärendets rubrik framgår inte.");
        }
        if (paper.registrationNumber().isEmpty()) {
            unknown.add("Diarienumret framgår inte.");
        }
        if (paper.points().isEmpty()) {
            unknown.add("Beslutspunkterna framgår inte.");
        }
        for (var point : paper.points()) {
            var name = point.number() == 0 ? "beslutspunkten" : "beslutspunkt " + point.number();
            if (point.text().isEmpty()) {
                unknown.add("Ordalydelsen i %s framgår inte.".formatted(name));
            }
            if (point.outcome() == Outcome.NOT_STATED && point.proposedTo().isEmpty()) {
                unknown.add("Utgången i %s framgår inte.".formatted(name));
            }
        }
        return unknown.stream().distinct().toList();
    }

    private static List<String> notKnown(List<MeetingFacts> meetings, List<ReplayedParagraph> paragraphs) {
        var unknown = new ArrayList<String>();
        for (var facts : meetings) {
            if (facts.minutesApprovedOn().isEmpty()) {
                unknown.add("När protokollet för %s justerades framgår inte.".formatted(facts.meeting()));
            }
            if (facts.noticePostedOn().isEmpty()) {
                unknown.add("När justeringen för %s anslogs framgår inte.".formatted(facts.meeting()));
            }
        }
        if (paragraphs.stream().noneMatch(each -> each.evidence() == Evidence.ORIGINAL)) {
            unknown.add("Protokollet är inte inläst: fler paragrafer än de kända kan finnas.");
        }
        return unknown;
    }
}
