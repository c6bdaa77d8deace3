package se.malspar.app.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.verapdf.core.VeraPDFException;
import org.verapdf.pdfa.flavours.PDFAFlavour;

@DisplayName("A paper to keep")
class ArchivalPdfTest {

    private static final String HTML = """
            <!DOCTYPE html>
            <html lang="sv"><head><meta charset="utf-8"/><meta name="subject" content="Ett prov"/><title>Provet på åäö</title>
            <style>body { font-family: Paper } </style></head>
            <body><h1>Rubrik</h1><p>Brödtext med <b>fet</b> och <i>lutad</i> stil, § 10, ● ▲ ■ ○ ◔ ◕ ✓ →.</p>
            <table><caption>Tabell</caption><thead><tr><th>Mål</th><th>Värde</th></tr></thead>
            <tbody><tr><td>Ett</td><td>72</td></tr></tbody></table>
            <p><a href="https://example.org/9999">en adress</a></p></body></html>
            """;

    @ParameterizedTest
    @EnumSource(names = {"PDFA_3_A", "PDFUA_1"})
    void breaks_no_rule_of_the_standards(PDFAFlavour standard) throws IOException, VeraPDFException {
        assertThat(Paper.broken(ArchivalPdf.of(HTML), standard)).isEmpty();
    }

    @Test
    void has_its_fonts_inside_and_tells_its_title_language_and_structure() throws IOException {
        try (var document = Loader.loadPDF(ArchivalPdf.of(HTML))) {
            for (var page : document.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(name).isEmbedded())
                            .as(name.getName())
                            .isTrue();
                }
            }
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Provet på åäö");
            var catalog = document.getDocumentCatalog();
            assertThat(catalog.getLanguage()).isEqualTo("sv");
            assertThat(catalog.getMarkInfo().isMarked()).isTrue();
            assertThat(catalog.getStructureTreeRoot()).isNotNull();
        }
    }

    @Test
    void can_be_read_as_text_also_its_symbols() throws IOException {
        assertThat(Paper.text(ArchivalPdf.of(HTML))).contains("Rubrik", "fet och lutad stil, § 10, ● ▲ ■ ○ ◔ ◕ ✓ →");
    }

    @Test
    void is_not_made_of_what_is_not_well_formed() {
        assertThatThrownBy(() -> ArchivalPdf.of("<html><p>")).isInstanceOf(RuntimeException.class);
    }
}
