package se.malspar.app.evidence;

import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;
import se.malspar.app.document.ArchivalPdf;

/** An answer's text as a document to archive, its headings told as such. */
final class AnswerPdf {

    private static final String STYLE = """
            @page { size: A4; margin: 20mm 18mm;
                @bottom-right { content: counter(page) " (" counter(pages) ")"; font-family: Paper; font-size: 8pt } }
            body { font-family: Paper; font-size: 9.5pt; line-height: 1.4 }
            p, h1, h2, h3 { margin: 0; white-space: pre-wrap; word-wrap: break-word }
            h1 { font-size: 15pt }
            h2 { font-size: 12pt; margin-top: 8mm }
            h3 { font-size: 9.5pt; margin-top: 4mm; border-bottom: 0.5pt solid #555555 }
            h1, h2, h3 { page-break-after: avoid }
            .value { margin-left: 4mm; margin-top: 2mm }
            .source { margin-left: 8mm; font-size: 8pt; color: #333333 }
            """;

    private AnswerPdf() {}

    /** The text, line by line, under its first one; what stands in it is never read as markup. */
    static byte[] of(String text) {
        var title = text.lines().findFirst().orElse("");
        var rest = text.lines().skip(1).map(AnswerPdf::line).collect(Collectors.joining("\n"));
        return ArchivalPdf.of("""
                        <!DOCTYPE html>
                        <html lang="sv"><head><meta charset="utf-8"/><meta name="subject" content="%1$s"/><title>%1$s</title>
                        <style>%2$s</style></head><body><h1>%1$s</h1>
                        %3$s
                        </body></html>
                        """.formatted(escaped(title), STYLE, rest));
    }

    private static String line(String line) {
        if (line.isBlank()) {
            return "";
        }
        if (line.startsWith("    ")) {
            return "<p class=\"source\">" + escaped(line) + "</p>";
        }
        if (line.startsWith("  ")) {
            return "<p class=\"value\">" + escaped(line) + "</p>";
        }
        var level = isHeading(line) ? "h2" : isSubject(line) ? "h3" : "p";
        return "<%1$s>%2$s</%1$s>".formatted(level, escaped(line));
    }

    private static boolean isHeading(String line) {
        return line.codePoints().noneMatch(Character::isLowerCase)
                && line.codePoints().anyMatch(Character::isLetter);
    }

    private static boolean isSubject(String line) {
        return line.indexOf(' ') < 0 && line.indexOf(':') > 0;
    }

    private static String escaped(String line) {
        return HtmlUtils.htmlEscape(line.strip(), "UTF-8");
    }
}
