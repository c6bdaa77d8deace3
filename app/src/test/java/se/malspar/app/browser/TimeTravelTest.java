package se.malspar.app.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Time travel")
class TimeTravelTest {

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

    private static Pattern dated(String day) {
        return Pattern.compile("datum=" + day + "(?:&|$)");
    }

    @Test
    void steps_from_decision_to_decision_by_the_arrow_keys_and_keeps_the_slider_in_focus() {
        page.navigate(DemoSite.at("/9999/tidsresa?datum=2021-01-13"));
        var slider = page.locator("#steg");
        slider.focus();

        slider.press("ArrowLeft");

        assertThat(page).hasURL(dated("2020-12-09"));
        assertThat(slider).isFocused();
        assertThat(slider).hasAttribute("aria-valuetext", Pattern.compile("2020-12-09 .+ § .+"));
        assertThat(page.locator("#datum")).hasValue("2020-12-09");
        assertThat(page.locator("#tidslage h2.shown")).containsText("onsdag 9 december 2020");
        assertThat(page.locator("#sidfot")).containsText("senast 2020-12-09");

        slider.press("ArrowRight");

        assertThat(page).hasURL(dated("2021-01-13"));
    }

    @Test
    void goes_back_to_the_state_shown_before() {
        page.navigate(DemoSite.at("/9999/tidsresa?datum=2021-01-13"));
        page.locator("#steg").press("ArrowLeft");
        assertThat(page).hasURL(dated("2020-12-09"));

        page.goBack();

        assertThat(page).hasURL(dated("2021-01-13"));
        assertThat(page.locator("#tidslage h2.shown")).containsText("13 januari 2021");
        page.reload();
        assertThat(page.locator("#tidslage h2.shown")).containsText("13 januari 2021");
    }

    @Test
    void reads_a_day_as_people_write_it() {
        page.navigate(DemoSite.at("/9999/tidsresa"));
        page.locator("#datum").fill("7 okt 2020");
        page.locator("#datum").press("Enter");

        assertThat(page.locator("#tidslage h2.shown")).containsText("onsdag 7 oktober 2020");
    }

    @Test
    void says_by_the_field_what_is_wrong_with_a_day() {
        page.navigate(DemoSite.at("/9999/tidsresa"));
        page.locator("#datum").fill("31 april 2019");
        page.locator("#datum").press("Enter");

        assertThat(page.locator("#datum")).hasValue("31 april 2019");
        assertThat(page.locator("#datum")).hasAttribute("aria-invalid", "true");
        assertThat(page.locator("#fel-datum")).containsText("finns inte i kalendern");
    }

    @Test
    void compares_two_days_word_by_word_and_in_a_sentence() {
        page.navigate(DemoSite.at("/9999/tidsresa?datum=2020-10-07&jamfor=2020-10-06"));

        assertThat(page.locator("#skillnad + p")).containsText("ändrades");
        assertThat(page.locator("#tidslage ins", new Page.LocatorOptions().setHasText("rikets snitt")))
                .isVisible();
        assertThat(page.locator("#tidslage del").first()).isVisible();
    }

    @Test
    void follows_a_mark_on_the_line() {
        page.navigate(DemoSite.at("/9999/tidsresa"));
        var mark = page.locator("#tidslinje .mark.decided").first();
        var day = mark.getAttribute("data-day");

        mark.locator("circle").click();

        assertThat(page).hasURL(dated(day));
    }

    @Test
    void takes_the_moment_along_to_the_goal_and_to_the_other_language() {
        page.navigate(DemoSite.at("/9999/tidsresa?datum=2020-10-07"));

        page.locator("nav.main a", new Page.LocatorOptions().setHasText("Mål")).click();

        assertThat(page).hasURL(dated("2020-10-07"));
        page.locator(".language a").click();
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        assertThat(page).hasURL(dated("2020-10-07"));
        assertThat(page.locator("h1").innerText()).isEqualTo("The goals on 7 October 2020");
    }
}
