package se.malspar.domain.evidence;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import se.malspar.domain.decision.Authority;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.DecidedEvent;
import se.malspar.domain.decision.DocumentId;
import se.malspar.domain.decision.MeetingId;
import se.malspar.domain.decision.MinutesEvent;
import se.malspar.domain.decision.ParagraphId;
import se.malspar.domain.decision.PointId;
import se.malspar.domain.decision.Reference;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.decision.TrailEvent;
import se.malspar.domain.evidence.EvidenceQuestion.GoalAt;
import se.malspar.domain.evidence.EvidenceQuestion.GoalHistory;
import se.malspar.domain.evidence.EvidenceQuestion.Meeting;
import se.malspar.domain.evidence.EvidenceQuestion.PeriodReport;
import se.malspar.domain.evidence.EvidenceQuestion.StateAt;
import se.malspar.domain.registry.RegistryEvent;
import se.malspar.domain.trail.RecordEvent;
import se.malspar.domain.trail.RecordEvent.ContentDestroyed;
import se.malspar.domain.trail.RegistrationId;

/**
 * Which leaves bear on a question: those that speak of what is asked about, and for each of them its paper, what took it out
 * of force, what its validity waited for, and what was done to its registration. The rest of the log says nothing about
 * the answer, so that the answer of these is the answer of all.
 */
final class Bearing {

    private final Map<Object, List<Leaf>> byWhatTheyBearOn = new HashMap<>();
    private final Map<Long, Leaf> bearing = new TreeMap<>();
    private final Deque<Leaf> unheeded = new ArrayDeque<>();

    /** The paper of a decision, as against what happens to it. */
    private record PaperOf(Object paragraphOrDocument) {}

    /** What orders a registration to be destroyed. */
    private record OrderAbout(RegistrationId registration) {}

    private Bearing() {}

    /** In the order of the log; of what was recorded by the moment only. */
    static List<Leaf> on(EvidenceQuestion question, Collection<Leaf> trail) {
        var known = trail.stream()
                .filter(leaf ->
                        !leaf.logged().recordedAt().isAfter(question.asOf().recordedBy()))
                .toList();
        var bearing = new Bearing();
        known.forEach(bearing::index);
        known.stream().filter(leaf -> speaksOf(question, leaf.logged().event())).forEach(bearing::heed);
        // nobody knows any more what it said: whether it bore on the question cannot be told
        trail.stream()
                .filter(leaf -> leaf.logged().event() instanceof ContentDestroyed told
                        && !told.recordedAt().isAfter(question.asOf().recordedBy()))
                .forEach(bearing::heed);
        while (!bearing.unheeded.isEmpty()) {
            bearing.follow(bearing.unheeded.remove());
        }
        return List.copyOf(bearing.bearing.values());
    }

    private void heed(Leaf leaf) {
        if (bearing.putIfAbsent(leaf.number(), leaf) == null) {
            unheeded.add(leaf);
        }
    }

    private void index(Leaf leaf) {
        switch (leaf.logged().event()) {
            case RecordEvent.RegistrationAnnulled annulled -> index(annulled.registration(), leaf);
            case RecordEvent.DateInterpreted interpreted -> index(interpreted.registration(), leaf);
            case MinutesEvent.AboutPoint about -> index(about.point(), leaf);
            case MinutesEvent.MinutesApproved approved -> index(approved.meeting(), leaf);
            case MinutesEvent.ParagraphRecorded recorded -> index(new PaperOf(recorded.paragraph()), leaf);
            case MinutesEvent.DocumentRecorded recorded -> index(new PaperOf(recorded.document()), leaf);
            case MinutesEvent.DestructionOrdered ordered ->
                index(new OrderAbout(new RegistrationId(ordered.registration().value())), leaf);
            case DecidedEvent _, RegistryEvent _, RecordEvent _ -> {
                // speaks for itself only
            }
        }
    }

    private void index(Object bornOn, Leaf leaf) {
        byWhatTheyBearOn.computeIfAbsent(bornOn, _ -> new ArrayList<>()).add(leaf);
    }

    private void follow(Leaf leaf) {
        follow(leaf.logged().registration());
        if (leaf.logged().event() instanceof ContentDestroyed told) {
            follow(told.registration());
            followKey(new OrderAbout(told.registration()));
        }
        if (leaf.logged().event() instanceof DecidedEvent event) {
            switch (event.basis().by()) {
                case Authority.ByPoint(var point) -> follow(point);
                case Authority.ByParagraph(var paragraph) -> followKey(new PaperOf(paragraph));
                case Authority.ByDocument(var document) -> followKey(new PaperOf(document));
            }
            event.basis().source().map(quote -> quote.document()).ifPresent(this::follow);
            event.basis().rectifiedBy().ifPresent(this::follow);
            if (event instanceof MinutesEvent.AboutPoint about) {
                follow(about.point());
            }
        }
    }

    private void follow(RegistrationId registration) {
        followKey(registration);
    }

    private void follow(DocumentId document) {
        followKey(new PaperOf(document));
    }

    private void follow(PointId point) {
        followKey(point);
        followKey(point.paragraph().meeting());
        followKey(new PaperOf(point.paragraph()));
    }

    private void followKey(Object bornOn) {
        byWhatTheyBearOn.getOrDefault(bornOn, List.of()).forEach(this::heed);
    }

    private static boolean speaksOf(EvidenceQuestion question, TrailEvent event) {
        return switch (question) {
            case GoalAt asked -> isAbout(event, asked.subject()) || isModel(event);
            case GoalHistory asked -> isAbout(event, asked.subject());
            case Meeting(var _, var body, var meetingDate, var _) ->
                event instanceof DecidedEvent decided && isOf(decided, new Day(body, meetingDate));
            case StateAt _ -> true;
            case PeriodReport(var _, var body, var _, var _) ->
                event instanceof DecidedEvent decided && isReportedBy(decided.subject(), body);
        };
    }

    private static boolean isAbout(TrailEvent event, Subject root) {
        return event instanceof DecidedEvent decided && decided.subject().root().equals(root);
    }

    private static boolean isModel(TrailEvent event) {
        return event instanceof DecidedEvent decided && isModel(decided.subject());
    }

    static boolean isModel(Subject subject) {
        return subject.root().kind().equals("assessment-model");
    }

    /** Whether it may stand in a body's report: whose goal it is, the replay tells. */
    private static boolean isReportedBy(Subject subject, BodyCode body) {
        var root = subject.root();
        return switch (root.kind()) {
            case "plan", "follow-up" -> root.key().startsWith(body + "-");
            case "goal", "reporting-period", "assessment-model" -> true;
            default -> false;
        };
    }

    /** A body's day of meeting. */
    record Day(BodyCode body, LocalDate meetingDate) {

        boolean has(MeetingId meeting) {
            return meeting.body().equals(body) && meeting.date().equals(meetingDate);
        }

        boolean has(ParagraphId paragraph) {
            return has(paragraph.meeting());
        }
    }

    private static boolean isOf(DecidedEvent event, Day day) {
        return restsOn(event, day)
                || switch (event) {
                    case MinutesEvent.AboutPoint about -> day.has(about.point().paragraph());
                    case MinutesEvent.MinutesApproved approved -> day.has(approved.meeting());
                    case MinutesEvent.NoticePosted posted -> day.has(posted.meeting());
                    case MinutesEvent.NoticeRemoved removed -> day.has(removed.meeting());
                    case MinutesEvent.ParagraphRecorded recorded ->
                        day.has(recorded.paragraph())
                                || references(recorded).stream().anyMatch(day::has);
                    case MinutesEvent.DocumentRecorded recorded ->
                        references(recorded).stream().anyMatch(day::has);
                    case DecidedEvent _ -> false;
                };
    }

    static boolean restsOn(DecidedEvent event, Day day) {
        return switch (event.basis().by()) {
            case Authority.ByPoint(var point) -> day.has(point.paragraph());
            case Authority.ByParagraph(var paragraph) -> day.has(paragraph);
            case Authority.ByDocument _ -> false;
        };
    }

    /** The §§ that a paper refers to so that it can be told which they are. */
    static List<ParagraphId> references(MinutesEvent paper) {
        return papersReferences(paper).stream()
                .map(Reference::identified)
                .flatMap(Optional::stream)
                .toList();
    }

    static List<Reference> papersReferences(MinutesEvent paper) {
        return switch (paper) {
            case MinutesEvent.ParagraphRecorded recorded -> recorded.references();
            case MinutesEvent.DocumentRecorded recorded -> recorded.references();
            case MinutesEvent _ -> List.of();
        };
    }
}
