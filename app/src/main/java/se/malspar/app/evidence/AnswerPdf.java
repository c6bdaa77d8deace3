package se.malspar.app.evidence;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.web.util.HtmlUtils;

/** An answer's text as a document to archive: PDF/A-1b, with its font and colours in it. */
final class AnswerPdf {

    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private static final String STYLE = """
            @page { size: A4; margin: 20mm 18mm;
                @bottom-right { content: counter(page) " (" counter(pages) ")"; font-family: 'Liberation Sans'; font-size: 8pt } }
            body { font-family: 'Liberation Sans'; font-size: 10pt; line-height: 1.4 }
            p { margin: 0; white-space: pre-wrap; word-wrap: break-word }
            .heading { font-size: 13pt; margin-top: 8mm }
            .subject { margin-top: 4mm; border-bottom: 0.5pt solid #555555 }
            .value { margin-left: 4mm; margin-top: 2mm }
            .source { margin-left: 8mm; font-size: 8.5pt; color: #333333 }
            """;

    static {
        XRLog.setLoggingEnabled(false);
    }

    private AnswerPdf() {}

    /** The text, line by line; what stands in it is never read as markup. */
    static byte[] of(String text) {
        var html = "<html lang=\"sv\"><head><title>Svar med bevis</title><style>%s</style></head><body>%s</body></html>"
                .formatted(STYLE, text.lines().map(AnswerPdf::paragraph).collect(Collectors.joining("\n")));
        var out = new ByteArrayOutputStream();
        var builder = new PdfRendererBuilder();
        builder.withHtmlContent(html, null);
        builder.useFont((FSSupplier<InputStream>) AnswerPdf::font, "Liberation Sans");
        builder.useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
        builder.usePdfAConformance(PdfAConformance.PDFA_1_B);
        builder.withProducer("Målspår");
        builder.toStream(out);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return uncompressed(out.toByteArray());
    }

    /** PDF/A-1 knows no compressed objects. */
    private static byte[] uncompressed(byte[] pdf) {
        var out = new ByteArrayOutputStream();
        try (var document = Loader.loadPDF(pdf)) {
            document.save(out, CompressParameters.NO_COMPRESSION);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String paragraph(String line) {
        var kind = line.isBlank()
                ? "empty"
                : line.startsWith("    ")
                        ? "source"
                        : line.startsWith("  ") ? "value" : isHeading(line) ? "heading" : "";
        var isSubject = kind.isEmpty() && line.indexOf(' ') < 0 && line.indexOf(':') > 0;
        return "<p class=\"%s\">%s</p>"
                .formatted(isSubject ? "subject" : kind, HtmlUtils.htmlEscape(line.strip(), "UTF-8"));
    }

    private static boolean isHeading(String line) {
        return line.codePoints().noneMatch(Character::isLowerCase)
                && line.codePoints().anyMatch(Character::isLetter);
    }

    private static InputStream font() {
        return Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT));
    }
}
