package se.malspar.projections.evidence;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import se.malspar.domain.evidence.EvidenceAnswer;
import se.malspar.domain.evidence.EvidenceAnswer.Paper;
import se.malspar.domain.evidence.EvidenceAnswer.Row;
import se.malspar.projections.words.Labels;

/** A proved answer as people read it. */
public final class EvidenceText {

    private EvidenceText() {}

    public static String of(EvidenceAnswer answer) {
        var text = new StringBuilder();
        var asOf = answer.question().asOf();
        text.append("MÅLSPÅR: SVAR MED BEVIS\n\n");
        line(text, "Kommun", answer.question().municipality());
        line(text, "Fråga", answer.asked());
        line(text, "Beslutat senast", asOf.decidedBy());
        line(text, "Gäller den", asOf.validOn());
        line(text, "Registrerat senast", asOf.recordedBy());
        heading(text, "Svar");
        if (answer.rows().isEmpty()) {
            text.append("Ingenting i loggen svarar på frågan.\n");
        }
        var subject = "";
        for (var row : answer.rows()) {
            if (!row.subject().equals(subject)) {
                subject = row.subject();
                text.append('\n').append(subject).append('\n');
            }
            tell(text, row);
        }
        if (!answer.open().isEmpty()) {
            heading(text, "Framgår inte");
            answer.open()
                    .forEach(open -> text.append("- ").append(inOneLine(open)).append('\n'));
        }
        if (!answer.destroyed().isEmpty()) {
            heading(text, "Gallrat");
            answer.destroyed()
                    .forEach(
                            gone -> text.append(
                                    "- Löv %s, registrerade %s, är gallrade enligt %s (löv %d). %s\n"
                                            .formatted(
                                                    gone.leaves().stream()
                                                            .map(Object::toString)
                                                            .collect(Collectors.joining(", ")),
                                                    gone.recordedAt(),
                                                    gone.orderedBy(),
                                                    gone.leaf(),
                                                    gone.counted()
                                                            ? "De räknades i det ögonblick som frågan gäller: vad de sade är inte känt."
                                                            : "De var ersatta i det ögonblick som frågan gäller, och rör inte svaret.")));
        }
        heading(text, "Handlingar som svaret vilar på");
        if (answer.papers().isEmpty()) {
            text.append("Inga.\n");
        }
        answer.papers().forEach(paper -> tell(text, paper));
        heading(text, "Löv som rör frågan");
        text.append(answer.leaves().stream().map(Object::toString).collect(Collectors.joining(", ")))
                .append('\n');
        return text.toString();
    }

    private static void line(StringBuilder text, String name, Object value) {
        text.append(name).append(": ").append(value).append('\n');
    }

    private static void heading(StringBuilder text, String heading) {
        text.append('\n').append(heading.toUpperCase(Locale.ROOT)).append('\n');
    }

    private static void tell(StringBuilder text, Row row) {
        text.append("  ")
                .append(Labels.field(row.field()))
                .append(": ")
                .append(inOneLine(Labels.text(row.field(), row.value())))
                .append("\n    ")
                .append(row.cited())
                .append(", ")
                .append(Labels.of(row.standing()))
                .append(", ")
                .append(Labels.of(row.evidence()))
                .append(". Beslutat ")
                .append(row.decidedOn().printed())
                .append(valid(row.validFrom(), row.validUntil()))
                .append(". Löv ")
                .append(row.leaf())
                .append(".\n    ")
                .append(inOneLine(row.says()))
                .append('\n');
    }

    private static String valid(Optional<LocalDate> from, Optional<LocalDate> until) {
        return from.map(day -> ", gäller från " + day).orElse(", väntar på sitt villkor")
                + until.map(day -> " till " + day).orElse("");
    }

    private static void tell(StringBuilder text, Paper paper) {
        text.append("- ")
                .append(paper.cited())
                .append(paper.title().map(title -> ": " + inOneLine(title)).orElse(""))
                .append(" (")
                .append(Labels.of(paper.evidence()))
                .append(", löv ")
                .append(paper.leaf())
                .append(")\n");
        paper.sha256().ifPresent(sum -> text.append("  sha-256 ").append(sum).append('\n'));
    }

    /** No text of a paper can look like a line of ours. */
    private static String inOneLine(String words) {
        return words.strip().replaceAll("\\s*\\R\\s*", " / ");
    }
}
