package se.malspar.app.pages.uppfoljning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import se.malspar.app.Product;
import se.malspar.app.ProductTest;
import se.malspar.app.document.Paper;
import se.malspar.app.registering.Office;
import se.malspar.domain.time.ReportingPeriod;

@ProductTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("The report of a period")
class FollowUpReportTest {

    private static final String REPORT = "/1530/uppfoljning/KS/2026-T1";

    private final Product product;

    @Autowired
    FollowUpReportTest(Product product) {
        this.product = product;
    }

    @BeforeAll
    void a_board_has_followed_up_its_plan() {
        var office = Office.in(product, "1530");
        var model = product.get("/api/v1/assessment-models/styrmodell-2026").body();
        office.recorded(Office.paragraph(
                "KF",
                "2025-12-15",
                "§ 140",
                "{\"command\":{\"type\":\"adopt-assessment-model\",\"model\":%s}}".formatted(model)));
        office.recorded(
                Office.paragraph(
                        "KS",
                        "2026-01-07",
                        "§ 3",
                        "{\"command\":{\"type\":\"adopt-goal\",\"goal\":\"naring\",\"content\":{\"wording\":\"Fler ska starta företag\",\"owner\":\"KS\",\"kind\":\"STEERING\"}}}",
                        "{\"command\":{\"type\":\"adopt-plan\",\"plan\":\"KS-2026\"}}",
                        "{\"command\":{\"type\":\"add-activity\",\"plan\":\"KS-2026\",\"activity\":\"a1\",\"content\":{\"heading\":\"Hålla frukostmöten\",\"goals\":[\"naring\"]}}}",
                        "{\"command\":{\"type\":\"add-activity\",\"plan\":\"KS-2026\",\"activity\":\"a2\",\"content\":{\"heading\":\"Skriva en broschyr\",\"goals\":[\"naring\"]}}}",
                        "{\"command\":{\"type\":\"add-activity\",\"plan\":\"KS-2026\",\"activity\":\"a3\",\"content\":{\"heading\":\"Ordna en mässa\",\"goals\":[\"naring\"]}}}"));
        office.recorded(Office.statusReport(
                "2026-05-20", "KS-2026", "a1", "2026-T1", "avslutad enligt plan", "Sex möten & ett till."));
        office.recorded(
                Office.paragraph(
                        "KS",
                        "2026-04-29",
                        "§ 60",
                        "{\"command\":{\"type\":\"remove-activity\",\"plan\":\"KS-2026\",\"activity\":\"a3\",\"reason\":\"Ingen lokal fanns.\"}}"));
        office.recorded(Office.paragraph(
                "KS",
                "2026-06-03",
                "§ 88",
                "{\"command\":{\"type\":\"approve-follow-up\",\"body\":\"KS\",\"period\":\"2026-T1\"}}"));
    }

    @Test
    void tells_every_statement_with_the_paragraph_or_the_report_behind_it() {
        assertThat(product.get(REPORT).body())
                .contains("Uppföljning: Kommunstyrelsen, tertial 1 2026")
                .containsSubsequence("Bedömd enligt", "KF 2025-12-15 §\u00a0140")
                .containsSubsequence("Godkänd", "KS 2026-06-03 §\u00a088")
                .containsSubsequence("Fler ska starta företag", "KS 2026-01-07 §\u00a03")
                .containsSubsequence("Hålla frukostmöten", "KS 2026-01-07 §\u00a03", "avslutad enligt plan")
                .containsSubsequence("Sex möten &amp; ett till.", "uppfoljning-t1")
                .containsSubsequence(
                        "Borttaget genom beslut", "Ordna en mässa", "Ingen lokal fanns.", "KS 2026-04-29 §\u00a060")
                .containsSubsequence("Det som inte är redovisat", "Skriva en broschyr");
    }

    @Test
    void is_found_by_the_body_and_the_periods_that_it_has_followed_up() {
        assertThat(product.get("/1530/uppfoljning").body())
                .containsSubsequence("Kommunstyrelsen", "href=\"/1530/uppfoljning/KS/2026-T1\"", "tertial 1 2026");
    }

    @Test
    void judges_the_period_as_it_was_valid_on_its_last_day() {
        assertThat(product.get(REPORT).body()).contains("den 2026-04-30");
        assertThat(product.get(REPORT + "?datum=2026-01-31").body())
                .contains("den 2026-01-31")
                .doesNotContain("Sex möten");
    }

    @Test
    void comes_as_a_paper_that_breaks_no_rule_of_PDF_A_and_PDF_UA() throws Exception {
        var answer = fetched(REPORT + "/rapport.pdf");
        var pdf = answer.body();

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("attachment", "uppfoljning-1530-KS-2026-T1.pdf");
        assertThat(Paper.broken(pdf, PDFAFlavour.PDFA_3_A)).isEmpty();
        assertThat(Paper.broken(pdf, PDFAFlavour.PDFUA_1)).isEmpty();
        assertThat(Paper.text(pdf).replace('\u00a0', ' ').replaceAll("\\s+", " "))
                .contains("Fler ska starta företag", "KS 2026-01-07 § 3", "Sex möten & ett", "KF 2025-12-15 § 140")
                .contains("ej bevittnad", "registrerat=");
    }

    @Test
    void comes_as_a_text_that_needs_nothing_else() throws Exception {
        var answer = fetched(REPORT + "/rapport.html");
        var html = new String(answer.body(), StandardCharsets.UTF_8);

        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(html)
                .contains("<html lang=\"sv\">", "<h1>Uppföljning: Kommunstyrelsen, tertial 1 2026</h1>", "<style>")
                .doesNotContain("<script", "<link", "src=\"/");
        assertThat(Pattern.compile("href=\"(http[^\"]+)\"")
                        .matcher(html)
                        .results()
                        .map(found -> found.group(1)))
                .singleElement()
                .satisfies(address -> assertThat(fetched(URI.create(address.replace("&amp;", "&")))
                                .statusCode())
                        .isEqualTo(200));
    }

    @Test
    void speaks_English_when_asked() {
        assertThat(product.get(REPORT + "?lang=en").body())
                .contains("Follow-up: Kommunstyrelsen", "What is not reported")
                .doesNotContain("??");
    }

    @ParameterizedTest
    @CsvSource({"2026", "2026-T2", "2026-03", "2023--2026", "2026-01-01--2026-08-31"})
    void has_an_address_with_the_period_as_people_write_it(String path) {
        assertThat(new PeriodPath().of(PeriodPath.read(path))).isEqualTo(path);
        assertThat(new PeriodPath().of(ReportingPeriod.parse("2026-01-01/2026-04-30")))
                .isEqualTo("2026-T1");
    }

    private HttpResponse<byte[]> fetched(String path) throws IOException, InterruptedException {
        return fetched(product.at(path));
    }

    private static HttpResponse<byte[]> fetched(URI address) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }
}
