package se.malspar.app.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.apache.pdfbox.pdmodel.common.PDRectangle.A4;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import se.malspar.app.registering.Office;

@DisplayName("A visitor")
class StoriesTest {

    private static final double LONG_ENOUGH = 15_000;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Page page;

    @BeforeAll
    static void in_a_browser() {
        Chromium.isNeeded();
    }

    @BeforeEach
    void open() {
        page = Chromium.visitor(1280, true).newPage();
    }

    @AfterEach
    void close() {
        page.context().close();
    }

    @Test
    void goes_from_the_first_page_to_what_was_decided_on_7_October_2020_and_what_is_not_known() {
        page.navigate(DemoSite.at("/"));
        page.locator("a", new Page.LocatorOptions().setHasText("Vad beslutades vid KS 2020-10-07?"))
                .click();

        assertThat(page.locator("h1")).containsText("Kommunstyrelsen 2020-10-07");
        assertThat(page.locator(".paragraph")).containsText("känt genom hänvisning");
        assertThat(page.locator(".paragraph .notice")).containsText("Vilka delmål som korrigerades framgår inte.");
        page.locator("a[rel=next]").click();
        assertThat(page.locator("h1")).containsText("2021-01-13");
    }

    @Test
    void sees_before_and_after_at_a_meeting_and_the_commissions_that_it_gave() {
        page.navigate(DemoSite.at("/9999/sammantrade/KS/2020-10-07"));
        assertThat(page.locator(".beforeafter ins", new Page.LocatorOptions().setHasText("rikets snitt")))
                .isVisible();

        page.navigate(DemoSite.at("/9999/sammantrade/KS/2026-10-07"));
        assertThat(page.locator("section[aria-labelledby=uppdrag]")).containsText("mål 2027–2030");
    }

    @Test
    void reads_that_some_did_not_stand_behind_a_decision() {
        page.navigate(DemoSite.at("/9999/sammantrade/KF/2021-11-22/120"));
        assertThat(page.locator(".paragraph li", new Page.LocatorOptions().setHasText("reserverade sig")))
                .containsText("reservation");
    }

    @Test
    void asks_what_a_field_said_before_and_who_said_so() {
        page.navigate(DemoSite.at("/9999/mal/ks-2020-1?datum=2021-06-30"));
        var row = page.locator("tr", new Page.LocatorOptions().setHasText("Ambitionsnivå"))
                .first();
        row.locator("summary").click();

        assertThat(row.locator(".earlier li")).hasCount(1);
        row.locator("details a.small").click();
        assertThat(page).hasURL(Pattern.compile("datum=2021-01-12#"));
        assertThat(page.locator("tr:target")).containsText("Företagen ska märka att kommunen svarar snabbare");
    }

    @Test
    void is_told_that_a_correction_of_minutes_is_hidden_and_can_see_it() {
        page.navigate(DemoSite.at("/9999/mal/ks-2020-1"));
        assertThat(page.locator(".history")).not().containsText("blir «72»");
        var banner = page.locator(".notice.calm");
        assertThat(banner).containsText("rättades i protokollet är dold");

        banner.locator("a").click();

        assertThat(page.locator(".notice.calm")).containsText("visas");
        assertThat(page.locator(".history")).containsText("blir «72»");
    }

    @Test
    void sees_what_was_computed_reported_and_judged_beside_each_other_and_who_says_so() {
        page.navigate(DemoSite.at("/9999/mal/sbn-2023-6?period=2024&datum=2025-02-12"));

        assertThat(page.locator("section[aria-labelledby=utraknat] .badge.value"))
                .containsText("grönt");
        assertThat(page.locator("section[aria-labelledby=antaget]")).containsText("gult");
        assertThat(page.locator("section[aria-labelledby=antaget]")).containsText("svarsfrekvensen var låg");
        assertThat(page.locator("section[aria-labelledby=antaget] a.ref")).containsText("SBN 2025-02-12");
        page.locator("section[aria-labelledby=utraknat] summary").click();
        assertThat(page.locator("section[aria-labelledby=utraknat] li").first()).containsText("SBN 2022-12-14");

        page.navigate(DemoSite.at("/9999/mal/sbn-2023-6?period=2024&datum=2025-02-11"));
        assertThat(page.locator("section[aria-labelledby=antaget]")).containsText("inte bedömt");
    }

    @Test
    void sees_how_a_goal_went_period_by_period_on_the_scale_of_the_model_of_its_time() {
        page.navigate(DemoSite.at("/9999/mal/sbn-2023-1?datum=2025-12-31"));

        assertThat(page.locator("#uppfyllelse .course svg .dot.computed").first())
                .isVisible();
        page.locator("#uppfyllelse summary", new Page.LocatorOptions().setHasText("Som tabell"))
                .click();
        page.locator("#uppfyllelse tbody th a", new Page.LocatorOptions().setHasText("helår 2023"))
                .click();
        assertThat(page.locator("#uppfyllelse h2")).containsText("helår 2023");
        assertThat(page.locator("section[aria-labelledby=utraknat] .badge.value"))
                .containsText("rött");
    }

    @Test
    void sees_what_a_removed_activity_would_have_made_of_it() {
        page.navigate(DemoSite.at("/9999/mal/sbn-2023-10?period=2026-T1&datum=2026-06-17"));

        assertThat(page.locator("#uppfyllelse")).containsText("Borttaget genom beslut");
        assertThat(page.locator("#uppfyllelse")).containsText("SBN 2026-06-17");
        assertThat(page.locator(
                        "#uppfyllelse p", new Page.LocatorOptions().setHasText("Som om inget hade tagits bort")))
                .containsText("inte avgjort");
    }

    @Test
    void is_told_that_nothing_is_computed_of_a_named_goal_where_no_model_has_been_decided() {
        page.navigate(DemoSite.at("/0665"));
        page.locator(".card.goal h3 a").first().click();

        assertThat(page.locator("#uppfyllelse")).containsText("Ingen bedömningsmodell är beslutad");
    }

    @Test
    void follows_a_number_to_its_rows() {
        page.navigate(DemoSite.at("/9999"));
        var number = page.locator(".counts td.number a").first();
        var count = Integer.parseInt(number.innerText());
        number.click();

        assertThat(page.locator(".statusgroup:target tbody tr")).hasCount(count);
    }

    @Test
    void cannot_miss_that_data_is_made_up_and_that_nothing_is_witnessed() {
        page.navigate(DemoSite.at("/9999"));

        assertThat(page.locator(".example-band")).containsText("Exempeldata");
        assertThat(page.locator("#sidfot")).containsText("ej bevittnad");
        assertThat(page.locator("#sidfot .axes")).containsText("Kvotmodell 100/80");
        assertThat(page.locator("#sidfot .axes")).containsText("KF 2019-11-25");
        assertThat(page.locator(".completeness summary")).containsText("Känt men ej i hand den dagen: KF 2018-11-26");
    }

    @Test
    void is_told_where_no_model_has_been_decided() {
        page.navigate(DemoSite.at("/0665"));

        assertThat(page.locator("#sidfot")).containsText("ingen bedömningsmodell är beslutad");
    }

    @Test
    void sees_the_state_of_today_renew_itself_when_something_is_recorded() throws IOException {
        page.navigate(DemoSite.at("/9901"));

        DemoSite.record(
                "9901",
                Office.paragraph(
                        "KS", "2026-05-06", "§ 77", Office.adoptGoal("nytt-mal", "Ett mål som nyss beslutats")));

        assertThatTheStateOfTodaySoonTells("Ett mål som nyss beslutats");
    }

    private void assertThatTheStateOfTodaySoonTells(String text) {
        assertThat(page.locator("#nulage"))
                .containsText(text, new LocatorAssertions.ContainsTextOptions().setTimeout(LONG_ENOUGH));
    }

    @Test
    void whose_browser_is_told_of_nothing_asks_every_half_minute() throws IOException {
        page.addInitScript("delete window.EventSource");
        page.clock().install();
        page.navigate(DemoSite.at("/9901"));

        DemoSite.record(
                "9901",
                Office.paragraph(
                        "KS", "2026-05-06", "§ 78", Office.adoptGoal("fragat-mal", "Ett mål som frågades fram")));
        page.clock().runFor(29_000);
        assertThat(page.locator("#nulage")).not().containsText("Ett mål som frågades fram");
        page.clock().runFor(2_000);

        assertThatTheStateOfTodaySoonTells("Ett mål som frågades fram");
    }

    @Test
    void prints_a_meeting_on_A4_without_what_can_only_be_clicked() throws IOException {
        page.navigate(DemoSite.at("/9999/sammantrade/KS/2020-10-07"));
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

        assertThat(page.locator("nav:visible, form:visible")).hasCount(0);
        assertThat(page.locator(".example-band")).isVisible();
        assertThat(page.locator(".beforeafter ins").first()).isVisible();
        try (var paper = Loader.loadPDF(page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true)))) {
            for (var sheet : paper.getPages()) {
                Assertions.assertThat(sheet.getMediaBox().getWidth()).isCloseTo(A4.getWidth(), within(1f));
                Assertions.assertThat(sheet.getMediaBox().getHeight()).isCloseTo(A4.getHeight(), within(1f));
            }
            Assertions.assertThat(new PDFTextStripper().getText(paper))
                    .contains("Kommunstyrelsen 2020-10-07", "rikets snitt", "EXEMPELDATA")
                    .doesNotContain("Byt dag", "bevis att ta med");
        }
    }
}
