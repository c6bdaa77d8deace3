package se.malspar.app.document;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
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

/**
 * A paper to keep for ever and to be read by everybody: PDF/A-3a and PDF/UA-1, with every font inside, its headings,
 * tables and language told, and nothing that has to be fetched.
 */
public final class ArchivalPdf {

    /** What the HTML must name as its font: nothing else is embedded. */
    public static final String FONT = "Paper";

    static {
        XRLog.setLoggingEnabled(false); // it tells of every style sheet
    }

    private ArchivalPdf() {}

    /**
     * Prints well-formed HTML that names its language, its title and, as metadata, its subject.
     *
     * @throws IllegalArgumentException where the HTML is not well-formed
     */
    public static byte[] of(String html) {
        var pdf = new ByteArrayOutputStream();
        try {
            font(
                            font(
                                    font(new PdfRendererBuilder(), "DejaVuSans.ttf", 400, FontStyle.NORMAL),
                                    "DejaVuSans-Bold.ttf",
                                    700,
                                    FontStyle.NORMAL),
                            "DejaVuSans-Oblique.ttf",
                            400,
                            FontStyle.ITALIC)
                    .usePdfAConformance(PdfAConformance.PDFA_3_A)
                    .usePdfUaAccessibility(true)
                    .useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData())
                    .withProducer("Målspår")
                    .withHtmlContent(html, null)
                    .toStream(pdf)
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdf.toByteArray();
    }

    private static PdfRendererBuilder font(PdfRendererBuilder builder, String file, int weight, FontStyle style) {
        return builder.useFont(() -> read(file), FONT, weight, style, true);
    }

    private static InputStream read(String file) {
        return Objects.requireNonNull(
                ArchivalPdf.class.getResourceAsStream("/net/sf/jasperreports/fonts/dejavu/" + file), file);
    }
}
