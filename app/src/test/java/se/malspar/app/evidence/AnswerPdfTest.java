package se.malspar.app.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.preflight.ValidationResult;
import org.apache.pdfbox.preflight.parser.PreflightParser;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An answer's document")
class AnswerPdfTest {

    private static final String TEXT = """
            MÅLSPÅR: SVAR MED BEVIS

            Kommun: 0665
            Fråga: Vad beslutade KS den 2020-10-07?

            SVAR

            paragraph:KS 2020-10-07 § 175
              Rubrik: <b>Uppföljning</b> & «mål» – åäö
                KS 2020-10-07 § 175, beslut, protokollet i hand. Löv 12.
            """;

    @TempDir
    private Path folder;

    @Test
    void is_pdf_a_1b_by_another_programs_judgement() throws IOException {
        var file = Files.write(folder.resolve("svar.pdf"), AnswerPdf.of(TEXT));
        var result = PreflightParser.validate(file.toFile());
        assertThat(result.getErrorsList())
                .extracting(ValidationResult.ValidationError::getDetails)
                .isEmpty();
        assertThat(result.isValid()).isTrue();
    }

    @Test
    void says_what_the_text_says_and_reads_none_of_it_as_markup() throws IOException {
        try (var pdf = Loader.loadPDF(AnswerPdf.of(TEXT))) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("MÅLSPÅR: SVAR MED BEVIS")
                    .contains("<b>Uppföljning</b> & «mål» – åäö")
                    .contains("KS 2020-10-07 § 175, beslut, protokollet i hand. Löv 12.");
        }
    }
}
