package se.malspar.domain.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import se.malspar.domain.decision.DecidedEvent;
import se.malspar.domain.decision.Evidence;
import se.malspar.domain.decision.MinutesEvent;
import se.malspar.domain.decision.ParagraphId;
import se.malspar.domain.decision.Remark;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.decision.Validity;
import se.malspar.domain.evidence.Bearing.Day;
import se.malspar.domain.evidence.EvidenceAnswer.Gone;
import se.malspar.domain.evidence.EvidenceAnswer.Paper;
import se.malspar.domain.evidence.EvidenceAnswer.Row;
import se.malspar.domain.evidence.EvidenceQuestion.GoalAt;
import se.malspar.domain.evidence.EvidenceQuestion.GoalHistory;
import se.malspar.domain.evidence.EvidenceQuestion.Meeting;
import se.malspar.domain.evidence.EvidenceQuestion.PeriodReport;
import se.malspar.domain.evidence.EvidenceQuestion.StateAt;
import se.malspar.domain.state.FieldValue;
import se.malspar.domain.state.Logged;
import se.malspar.domain.state.Readings;
import se.malspar.domain.state.State;
import se.malspar.domain.state.Stated;
import se.malspar.domain.state.Timelines;
import se.malspar.domain.time.Period;
import se.malspar.domain.trail.RecordEvent.ContentDestroyed;
import se.malspar.domain.trail.RecordEvent.DestroyedLeaf;
import se.malspar.domain.trail.RecordEvent.RegistrationAnnulled;

/** Tells what the leaves that bear on a question say to it. */
final class Telling {

    private final EvidenceQuestion question;
    private final List<Leaf> leaves;
    private final Wording wording;
    private final Map<UUID, Leaf> byEvent = new HashMap<>();
    private final Set<UUID> destroyed;
    private final List<Stated> readings;
    private final List<Row> rows = new ArrayList<>();
    private final List<String> open = new ArrayList<>();

    Telling(EvidenceQuestion question, List<Leaf> leaves, Wording wording) {
        this.question = question;
        this.leaves = leaves;
        this.wording = wording;
        leaves.forEach(leaf -> byEvent.put(leaf.logged().eventId(), leaf));
        destroyed = Remains.events(leaves);
        readings = Readings.of(leaves.stream().map(Leaf::logged).toList());
    }

    EvidenceAnswer answer() {
        switch (question) {
            case GoalAt asked ->
                tellState(subject -> subject.root().equals(asked.subject()) || Bearing.isModel(subject), _ -> true);
            case GoalHistory asked -> tellHistory(asked.subject());
            case Meeting(var _, var body, var meetingDate, var _) -> tellMeeting(new Day(body, meetingDate));
            case StateAt _ -> tellState(_ -> true, _ -> true);
            case PeriodReport asked -> tellReport(asked);
        }
        return new EvidenceAnswer(
                question,
                question.inWords(),
                List.copyOf(rows),
                open.stream().distinct().toList(),
                papers(),
                gone(),
                leaves.stream()
                        .filter(leaf -> !destroyed.contains(leaf.logged().eventId()))
                        .map(Leaf::number)
                        .toList());
    }

    // --- what is destroyed

    private List<Gone> gone() {
        return leaves.stream()
                .filter(leaf -> leaf.logged().event() instanceof ContentDestroyed)
                .map(leaf -> {
                    var told = (ContentDestroyed) leaf.logged().event();
                    return new Gone(
                            told.leaves().stream().map(DestroyedLeaf::leaf).toList(),
                            told.recordedAt(),
                            told.orderedBy().toString(),
                            leaves.stream()
                                    .noneMatch(other -> other.logged().event()
                                                    instanceof RegistrationAnnulled(var annulled, var _, var _)
                                            && annulled.equals(told.registration())),
                            leaf.number());
                })
                .toList();
    }

    // --- what held

    private void tellState(Predicate<Subject> wanted, Predicate<String> wantedField) {
        var state = state();
        state.fields().forEach((subject, fields) -> {
            if (wanted.test(subject)) {
                fields.forEach((field, value) -> {
                    if (wantedField.test(field)) {
                        tell(subject, field, value);
                    }
                });
            }
        });
        state.uncertain().stream()
                .filter(left -> wanted.test(left.subject()))
                .forEach(left ->
                        open.add("%s räknas inte: det är ovisst om dagen «%s» ligger före frågans dag (löv %d)."
                                .formatted(
                                        left.cited(),
                                        left.why(),
                                        leafOf(left.event()).number())));
        state.awaiting().stream()
                .filter(left -> wanted.test(left.subject()))
                .forEach(left -> open.add("%s väntar på sitt villkor: %s (löv %d)."
                        .formatted(
                                left.cited(), left.why(), leafOf(left.event()).number())));
    }

    private State state() {
        var timelines = new Timelines();
        readings.forEach(timelines::add);
        return timelines.at(question.asOf());
    }

    private void tell(Subject subject, String field, FieldValue value) {
        var blame = value.blame();
        var leaf = leafOf(blame.event());
        rows.add(new Row(
                subject.path(),
                field,
                value.value(),
                sentence(leaf),
                blame.by().cited(),
                blame.standing(),
                blame.evidence(),
                blame.decidedOn(),
                Optional.of(blame.validFrom()),
                blame.validUntil(),
                leaf.number()));
    }

    private void tellReport(PeriodReport asked) {
        var state = state();
        var goals = new HashSet<Subject>();
        state.fields().forEach((subject, fields) -> {
            var owner = Optional.ofNullable(fields.get("owner")).flatMap(FieldValue::value);
            if (subject.kind().equals("goal")
                    && owner.filter(asked.body().value()::equals).isPresent()) {
                goals.add(subject);
            }
        });
        var period = "." + asked.period();
        var ofPeriod = asked.period().from() + "--" + asked.period().to();
        tellState(
                subject -> switch (subject.root().kind()) {
                    case "goal" -> goals.contains(subject.root());
                    case "reporting-period" -> subject.root().key().equals(ofPeriod);
                    case "follow-up" -> subject.root().key().equals(asked.body() + "-" + ofPeriod);
                    case "assessment-model" ->
                        subject.root().key().equals("alla")
                                || subject.root().key().equals(asked.body().value());
                    default -> true;
                },
                field -> field.indexOf('.') < 0 || field.endsWith(period));
    }

    // --- what was decided

    /** What counts at the moment, in the order of decisions, proposals too. */
    private List<Stated> decided() {
        var asOf = question.asOf();
        var decided = new ArrayList<Stated>();
        for (var reading : readings) {
            if (reading.knownUntil().isEmpty()) {
                if (reading.decidedOn().whollyBy(asOf.decidedBy())) {
                    decided.add(reading);
                } else if (reading.decidedOn().straddles(asOf.decidedBy())) {
                    open.add("%s räknas inte: det är ovisst om dagen «%s» ligger före frågans dag (löv %d)."
                            .formatted(
                                    reading.basis().by().cited(),
                                    reading.decidedOn().printed(),
                                    leafOf(reading.event()).number()));
                }
            }
        }
        decided.sort(Stated.IN_DECIDED_ORDER);
        return decided;
    }

    private void tellHistory(Subject root) {
        for (var stated : decided()) {
            if (stated.subject().root().equals(root) || stated.bearing() instanceof Stated.Bearing.Voids) {
                tell(stated);
            }
        }
    }

    private void tell(Stated stated) {
        for (var change : stated.changes()) {
            rows.add(row(stated, change.subject(), change.field(), change.value()));
        }
    }

    private Row row(Stated stated, Subject subject, String field, Optional<String> value) {
        var leaf = leafOf(stated.event());
        var valid = stated.basis().valid() instanceof Validity.During during
                ? Optional.of(during.period())
                : Optional.<Period>empty();
        return new Row(
                subject.path(),
                field,
                value,
                sentence(leaf),
                stated.basis().by().cited(),
                stated.basis().standing(),
                stated.basis().evidence(),
                stated.decidedOn(),
                valid.map(period -> period.from()),
                valid.flatMap(period -> period.until()),
                leaf.number());
    }

    private void tellMeeting(Day day) {
        var recorded = new HashSet<ParagraphId>();
        var original = false;
        for (var reading : readings) {
            if (reading.knownUntil().isEmpty()
                    && event(reading) instanceof MinutesEvent.ParagraphRecorded paper
                    && day.has(paper.paragraph())) {
                recorded.add(paper.paragraph());
                original |= paper.basis().evidence() == Evidence.ORIGINAL;
                tell(reading, paper);
            }
        }
        tellReferences(day, recorded);
        for (var stated : decided()) {
            var event = event(stated);
            var isAboutItsPoints = event instanceof MinutesEvent.AboutPoint about
                    && day.has(about.point().paragraph());
            var isOfTheMeeting = stated.subject().kind().equals("meeting");
            if (isAboutItsPoints || isOfTheMeeting || Bearing.restsOn(event, day)) {
                tell(stated);
            }
        }
        if (!original) {
            open.add("Protokollet är inte inläst: fler paragrafer än de kända kan finnas.");
        }
        if (rows.stream().noneMatch(row -> row.field().equals("minutesApprovedOn"))) {
            open.add("När protokollet justerades framgår inte.");
        }
    }

    /** What a § says of itself. */
    private void tell(Stated reading, MinutesEvent.ParagraphRecorded paper) {
        var subject = paper.subject();
        rows.add(row(reading, subject, "title", paper.title()));
        rows.add(row(
                reading,
                subject,
                "registrationNumber",
                paper.registrationNumber().map(number -> number.printed())));
        for (var point : paper.points()) {
            rows.add(row(
                    reading,
                    MinutesEvent.subject(point.in(paper.paragraph())),
                    "pointOutcome",
                    Optional.of(point.outcome().name())));
            rows.add(row(reading, MinutesEvent.subject(point.in(paper.paragraph())), "pointText", point.text()));
        }
        if (paper.points().isEmpty()) {
            open.add("Beslutspunkterna i %s framgår inte.".formatted(paper.paragraph()));
        }
        paper.remarks().stream()
                .filter(remark -> remark.kind() == Remark.Kind.NOT_STATED)
                .forEach(remark -> open.add("%s: %s".formatted(paper.paragraph(), remark.text())));
    }

    /** The §§ of the day that are only known because other papers refer to them. */
    private void tellReferences(Day day, Set<ParagraphId> recorded) {
        for (var reading : readings) {
            if (reading.knownUntil().isEmpty() && event(reading) instanceof MinutesEvent paper) {
                for (var reference : Bearing.papersReferences(paper)) {
                    reference
                            .identified()
                            .filter(day::has)
                            .filter(id -> !recorded.contains(id))
                            .ifPresent(id -> {
                                rows.add(row(
                                        reading,
                                        MinutesEvent.subject(id),
                                        "reference",
                                        Optional.of(reference.printed())));
                                open.add("%s är inte registrerad: den är bara känd genom hänvisningar.".formatted(id));
                            });
                }
            }
        }
    }

    // --- papers

    private List<Paper> papers() {
        var papers = new ArrayList<Paper>();
        for (var leaf : leaves) {
            if (leaf.logged().event() instanceof MinutesEvent.ParagraphRecorded paper) {
                papers.add(new Paper(
                        paper.paragraph().toString(),
                        paper.title(),
                        paper.basis().evidence(),
                        Optional.empty(),
                        leaf.number()));
            }
            if (leaf.logged().event() instanceof MinutesEvent.DocumentRecorded paper) {
                papers.add(new Paper(
                        paper.document().toString(),
                        Optional.of(paper.title()),
                        paper.basis().evidence(),
                        paper.sha256(),
                        leaf.number()));
            }
        }
        return List.copyOf(papers);
    }

    private Leaf leafOf(UUID event) {
        var leaf = byEvent.get(event);
        if (leaf == null) {
            throw new IllegalStateException("The replay names an event that is not among its leaves: " + event);
        }
        return leaf;
    }

    private DecidedEvent event(Stated stated) {
        return decidedEvent(leafOf(stated.event()).logged());
    }

    private String sentence(Leaf leaf) {
        return wording.of(decidedEvent(leaf.logged()));
    }

    private static DecidedEvent decidedEvent(Logged logged) {
        if (logged.event() instanceof DecidedEvent event) {
            return event;
        }
        throw new IllegalStateException("Not decided by anybody: " + logged);
    }
}
