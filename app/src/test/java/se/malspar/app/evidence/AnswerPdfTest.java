package se.malspar.app.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.verapdf.core.VeraPDFException;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import se.malspar.app.document.Paper;

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

    @ParameterizedTest
    @EnumSource(names = {"PDFA_3_A", "PDFUA_1"})
    void breaks_no_rule_of_the_standards(PDFAFlavour standard) throws IOException, VeraPDFException {
        assertThat(Paper.broken(AnswerPdf.of(TEXT), standard)).isEmpty();
    }

    @Test
    void says_what_the_text_says_and_reads_none_of_it_as_markup() throws IOException {
        assertThat(Paper.text(AnswerPdf.of(TEXT)))
                .contains("MÅLSPÅR: SVAR MED BEVIS")
                .contains("<b>Uppföljning</b> & «mål» – åäö")
                .contains("KS 2020-10-07 § 175, beslut, protokollet i hand. Löv 12.");
    }
}
