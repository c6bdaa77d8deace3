package se.malspar.projections.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import se.malspar.domain.decision.DecidedEvent;
import se.malspar.domain.decision.MinutesEvent.DocumentRecorded;
import se.malspar.domain.decision.MinutesEvent.ParagraphRecorded;
import se.malspar.domain.decision.RecordedPoint;
import se.malspar.domain.decision.Reference;
import se.malspar.domain.decision.RegistrationNumber;
import se.malspar.domain.decision.Remark;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.state.FieldChange;
import se.malspar.domain.state.FieldChanges;

/**
 * What an event says of a subject in words that somebody may look for.
 *
 * @param named what the subject is called, which is looked for too
 */
record Texts(Subject subject, String named, List<Line> lines) {

    /** Stands between what is said and what it is said of; no word is like it. */
    static final String NAMED = "|";

    /** Fields that hold what somebody has written; those of a period by what stands before the period. */
    private static final Set<String> WRITTEN = Set.of(
            "wording",
            "heading",
            "title",
            "task",
            "name",
            "number",
            "area",
            "measurability",
            "ambitionLevel",
            "ambitionLevelMeaning",
            "description",
            "responsible",
            "to",
            "outcomeComment",
            "forecastComment",
            "statusComment",
            "methodChange",
            "assessmentMotivation",
            "forecastInterpretation",
            "modelName",
            "modelSource",
            "report",
            "closingNote",
            "correctedText",
            "removalReason");

    private static final Map<String, String> KINDS = Map.of(
            "goal", "mål",
            "sub-goal", "delmål",
            "measure", "mått",
            "plan", "verksamhetsplan",
            "activity", "aktivitet",
            "commission", "uppdrag",
            "assessment-model", "bedömningsmodell",
            "document", "handling");

    /** One field. */
    record Line(String field, String text) {}

    static List<Texts> of(DecidedEvent event) {
        return switch (event) {
            case ParagraphRecorded paragraph -> List.of(of(paragraph));
            case DocumentRecorded document -> List.of(of(document));
            case DecidedEvent other -> ofChanges(other);
        };
    }

    private static Texts of(ParagraphRecorded paragraph) {
        var lines = new ArrayList<Line>();
        paragraph.title().ifPresent(text -> lines.add(new Line("title", text)));
        paragraph.registrationNumber().ifPresent(number -> lines.add(registrationNumber(number)));
        points(paragraph.points(), lines);
        papers(paragraph.references(), paragraph.remarks(), lines);
        var id = paragraph.paragraph();
        return new Texts(
                paragraph.subject(),
                "paragraf %s %s".formatted(id, id.number().number())
                        + paragraph.registrationNumber().map(Texts::key).orElse(""),
                lines);
    }

    private static Texts of(DocumentRecorded document) {
        var lines = new ArrayList<Line>();
        lines.add(new Line("title", document.title()));
        document.registrationNumber().ifPresent(number -> lines.add(registrationNumber(number)));
        document.issuer().ifPresent(text -> lines.add(new Line("issuer", text)));
        points(document.proposals(), lines);
        papers(document.references(), document.remarks(), lines);
        return new Texts(
                document.subject(),
                named(document.subject())
                        + document.registrationNumber().map(Texts::key).orElse(""),
                lines);
    }

    private static Line registrationNumber(RegistrationNumber number) {
        return new Line("registrationNumber", number.printed());
    }

    private static String key(RegistrationNumber number) {
        return Sought.registrationNumber(number.printed()).map(" "::concat).orElse("");
    }

    private static void points(List<RecordedPoint> points, List<Line> lines) {
        points.forEach(point -> point.text().ifPresent(text -> lines.add(new Line("point", text))));
    }

    private static void papers(List<Reference> references, List<Remark> remarks, List<Line> lines) {
        references.forEach(reference -> lines.add(new Line(
                "reference",
                reference.printed() + reference.about().map(" – "::concat).orElse(""))));
        remarks.forEach(remark -> lines.add(new Line("remark", remark.text())));
    }

    private static List<Texts> ofChanges(DecidedEvent event) {
        var lines = new LinkedHashMap<Subject, List<Line>>();
        for (var change : FieldChanges.of(event)) {
            if (isWritten(change)) {
                change.value()
                        .ifPresent(text -> lines.computeIfAbsent(change.subject(), _ -> new ArrayList<>())
                                .add(new Line(change.field(), text)));
            }
        }
        event.basis()
                .source()
                .flatMap(quote -> quote.text())
                .filter(quoted -> lines.values().stream()
                        .flatMap(List::stream)
                        .noneMatch(line -> line.text().contains(quoted)))
                .ifPresent(quoted -> lines.computeIfAbsent(event.subject(), _ -> new ArrayList<>())
                        .add(new Line("source", quoted)));
        return lines.entrySet().stream()
                .map(each -> new Texts(each.getKey(), named(each.getKey()), List.copyOf(each.getValue())))
                .toList();
    }

    /** What a comment says of the latest status stands in the field of its period too. */
    private static boolean isWritten(FieldChange change) {
        var dot = change.field().indexOf('.');
        return dot < 0
                ? WRITTEN.contains(change.field()) && !change.field().equals("statusComment")
                : WRITTEN.contains(change.field().substring(0, dot));
    }

    /** «mål ks-2020-1 delmål 1.2». */
    private static String named(Subject subject) {
        return Arrays.stream(subject.path().split("/", -1))
                .map(part -> {
                    var colon = part.indexOf(':');
                    var kind = part.substring(0, colon);
                    return KINDS.getOrDefault(kind, "") + " " + part.substring(colon + 1);
                })
                .collect(Collectors.joining(" "));
    }

    /** As it is compared: first what it says, then what it is called. */
    String words() {
        var words = new StringBuilder(" ");
        lines.forEach(line -> append(Tokens.words(line.text()), words));
        append(List.of(NAMED), words);
        append(Tokens.words(named), words);
        return words.toString();
    }

    private static void append(List<String> more, StringBuilder words) {
        more.forEach(word -> words.append(word).append(' '));
    }
}
