package se.malspar.app.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A registrar")
class DeskTest {

    private static final String TOWN = "/9901";

    @SuppressWarnings("NullAway.Init") // set by each test
    private BrowserContext visitor;

    @BeforeAll
    static void in_a_browser() {
        Chromium.isNeeded();
    }

    @AfterEach
    void close() {
        visitor.close();
    }

    private Page atTheDesk(int width, boolean javaScript, String path) {
        visitor = Chromium.visitor(width, javaScript);
        var page = visitor.newPage();
        page.navigate(DemoSite.at(TOWN + path));
        DemoSite.logIn(page);
        assertThat(page).hasURL(DemoSite.at(TOWN + path));
        return page;
    }

    private static Locator button(Page page, String words) {
        return page.locator("button", new Page.LocatorOptions().setHasText(words))
                .locator("visible=true")
                .last();
    }

    private static void fillIn(Page page, String number, String goal, String wording) {
        page.locator("#i-h-body").selectOption("KS");
        page.locator("#i-h-date").fill("3 juni 2026");
        page.locator("#i-h-number").fill("§ " + number);
        page.locator("#i-h-title").fill("Mål " + goal);
        page.locator("#i-p0-text").fill("Kommunstyrelsen antar målet.");
        page.locator("#i-p0-e0-slag").selectOption("adopt-goal");
        page.locator("#i-p0-e0-goal").fill(goal);
        page.locator("#i-p0-e0-content-wording").fill(wording);
    }

    @Test
    void records_a_paragraph_by_the_keyboard_alone() {
        var page = atTheDesk(1280, true, "/registrera");
        var keys = page.keyboard();
        page.locator("a", new Page.LocatorOptions().setHasText("En paragraf med"))
                .focus();
        keys.press("Enter");
        page.locator("#i-h-body").focus();
        keys.type("KS");
        keys.press("Tab");
        keys.type("4 mars 2026");
        keys.press("Tab");
        keys.type("§ 31");
        keys.press("Tab");
        keys.type("Mål för cykelvägar");

        page.locator("#i-p0-e0-slag").focus();
        keys.type("Ett");
        assertThat(page.locator("#i-p0-e0-goal")).isVisible();
        assertThat(page.locator("#i-p0-e0-slag")).isFocused();
        keys.press("Tab");
        keys.press("Tab");
        assertThat(page.locator("#i-p0-e0-goal")).isFocused();
        keys.type("cykelvagar");
        page.locator("#verkan-0").focus();
        keys.press("Enter");
        assertThat(page.locator("#i-p0-e1-slag")).isFocused();
        keys.type("En");
        page.locator("#i-p0-e1-goal").focus();
        keys.type("cykelvagar");
        keys.press("Tab");
        keys.type("Tio kilometer om året");
        page.locator("#i-p0-e0-content-number").focus();
        keys.press("Enter");

        assertThat(page.locator("h1")).containsText("Granska före registrering");
        assertThat(page.locator("#desk")).containsText("Ingenting är registrerat ännu");
        assertThat(page.locator(".beforeafter", new Page.LocatorOptions().setHasText("Tio kilometer om året")))
                .isVisible();
        button(page, "Registrera").focus();
        keys.press("Enter");

        assertThat(page.locator("h1")).containsText("Registrerat");
        page.locator("a.button", new Page.LocatorOptions().setHasText("Till sammanträdet"))
                .click();
        assertThat(page.locator("h1")).containsText("2026-03-04");
        assertThat(page.locator("#sammantrade")).containsText("Mål för cykelvägar");
    }

    @Test
    void records_a_paragraph_without_JavaScript() {
        var page = atTheDesk(1280, false, "/registrera/paragraf");
        page.locator("#i-h-body").selectOption("KS");
        page.locator("#i-h-date").fill("4 mars 2026");
        page.locator("#i-h-number").fill("§ 32");
        page.locator("#i-p0-e0-slag").selectOption("adopt-goal");
        button(page, "Visa fälten").click();
        assertThat(page.locator("#i-p0-e0-goal")).isFocused();
        page.locator("#i-p0-e0-goal").fill("utan-skript");
        button(page, "Lägg till en punkt").click();
        assertThat(page.locator("#i-p1-text")).isFocused();
        button(page, "Ta bort punkten").click();
        assertThat(page.locator("#i-p0-e0-goal")).hasValue("utan-skript");
        button(page, "Granska").click();
        button(page, "Registrera").click();

        assertThat(page.locator("h1")).containsText("Registrerat");
    }

    @Test
    void is_led_from_what_is_wrong_to_the_field_and_finds_all_that_was_typed() {
        var page = atTheDesk(1280, true, "/registrera/paragraf");
        fillIn(page, "33", "Fel Nyckel", "Något att behålla");
        button(page, "Granska").click();

        assertThat(page.locator("#fel")).isFocused();
        page.locator("#fel a").click();
        assertThat(page.locator("#i-p0-e0-goal")).isFocused();
        assertThat(page.locator("#i-p0-e0-goal")).hasAttribute("aria-invalid", "true");
        assertThat(page.locator("#i-p0-e0-goal-fel")).isVisible();
        assertThat(page.locator("#i-p0-e0-goal")).hasValue("Fel Nyckel");
        assertThat(page.locator("#i-p0-e0-content-wording")).hasValue("Något att behålla");
    }

    @Test
    void goes_on_where_a_log_in_lapsed() {
        var page = atTheDesk(1280, true, "/registrera/paragraf");
        fillIn(page, "34", "efter-utgangen", "Skrivet före utgången");
        visitor.clearCookies(new BrowserContext.ClearCookiesOptions().setName("malspar"));
        page.locator("#verkan-0").click();

        assertThat(page.locator("fieldset.login")).containsText("Inget du skrivit är borta");
        page.locator("#i-p0-e0-content-wording").isVisible();
        DemoSite.logIn(page);

        assertThat(page.locator("#i-p0-e1-slag")).isVisible();
        assertThat(page.locator("#i-p0-e0-content-wording")).hasValue("Skrivet före utgången");
    }

    @Test
    void gets_back_what_was_typed_before_a_step_back_or_a_reload() {
        var page = atTheDesk(1280, true, "/registrera/paragraf");
        fillIn(page, "35", "tillbaka", "Skrivet en gång");
        button(page, "Granska").click();
        assertThat(page.locator("h1")).containsText("Granska");

        page.navigate(DemoSite.at(TOWN + "/registrera/paragraf"));
        button(page, "Hämta tillbaka det").click();

        assertThat(page.locator("#i-p0-e0-content-wording")).hasValue("Skrivet en gång");
        assertThat(page.locator("#kvar")).hasCount(0);
    }

    @Test
    void annuls_what_was_recorded_by_mistake_and_sees_what_that_changes() {
        var page = atTheDesk(1280, true, "/registrera/paragraf");
        fillIn(page, "36", "misstaget", "Ett mål som aldrig antogs");
        button(page, "Granska").click();
        button(page, "Registrera").click();
        assertThat(page.locator("h1")).containsText("Registrerat");

        page.navigate(DemoSite.at(TOWN + "/registrera/ratta"));
        page.locator("#hanvisning").fill("kommunstyrelsen 3 jun 2026 paragraf 36");
        page.locator("#hanvisning").press("Enter");
        page.locator("a", new Page.LocatorOptions().setHasText("Makulera utan ersättning"))
                .click();
        button(page, "Granska").click();
        assertThat(page.locator("#i-skal-fel")).containsText("Ange skälet");
        page.locator("#i-skal").fill("Paragrafen finns inte i protokollet.");
        button(page, "Granska").click();

        assertThat(page.locator("#desk")).containsText("Ett mål som aldrig antogs");
        button(page, "Makulera").click();
        assertThat(page.locator("h1")).containsText("Registrerat");
        page.navigate(DemoSite.at(TOWN + "/sammantrade/KS/2026-06-03"));
        assertThat(page.locator("body")).not().containsText("Ett mål som aldrig antogs");
    }

    @Test
    void replaces_what_was_copied_wrongly_by_what_the_paper_says() {
        var page = atTheDesk(1280, true, "/registrera/paragraf");
        fillIn(page, "37", "ersatt", "Avskrivet feö");
        button(page, "Granska").click();
        button(page, "Registrera").click();
        page.locator("a", new Page.LocatorOptions().setHasText("Registrera rätt i stället"))
                .click();
        assertThat(page.locator("h1")).containsText("Registrera rätt i stället");
        page.locator("#i-p0-e0-content-wording").fill("Avskrivet rätt");
        page.locator("#i-h-replaces-reason").fill("Skrivfel hos oss.");
        button(page, "Granska").click();
        assertThat(page.locator("#desk")).containsText("Makuleras i samma steg");
        button(page, "Registrera").click();

        page.locator("a.button", new Page.LocatorOptions().setHasText("Till sammanträdet"))
                .click();
        assertThat(page.locator("#sammantrade")).containsText("Avskrivet rätt");
        assertThat(page.locator("#sammantrade")).not().containsText("Avskrivet feö");
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 1280})
    void meets_pages_that_break_no_rule(int width) {
        var page = atTheDesk(width, true, "/registrera");
        var complaints = new ArrayList<String>();
        page.onConsoleMessage(message -> {
            // that a form was refused is told as an error too
            if (message.type().equals("error") && !message.text().contains("422")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        for (var path : List.of(
                TOWN + "/registrera",
                TOWN + "/registrera/paragraf?verkan=correct-minutes",
                TOWN + "/registrera/paragraf?verkan=add-activity",
                TOWN + "/registrera/handling?verkan=annul-point",
                TOWN + "/registrera/ratta",
                "/9999/registrera/ratta?hanvisning=KS+2020-10-07",
                "/9999/registrera/uppfoljning",
                "/9999/registrera/uppfoljning?organ=KS&period=2026-T1",
                TOWN + "/registrera/paragraf?lang=en")) {
            page.navigate(DemoSite.at(path));
            keepsToTheRules(page, path);
        }
        assertThat(complaints).isEmpty();
        page.navigate(DemoSite.at(TOWN + "/registrera/gallra"));
        keepsToTheRules(page, "not for her");
        assertThat(complaints).allMatch(each -> each.contains("403"));
        complaints.clear();
        page.navigate(DemoSite.at(TOWN + "/registrera/paragraf"));
        button(page, "Granska").click();
        keepsToTheRules(page, "refused");
        fillIn(page, "%d".formatted(width), "regler-" + width, "Ett mål");
        button(page, "Granska").click();
        assertThat(page.locator("h1")).containsText("Granska");
        keepsToTheRules(page, "preview");
        button(page, "Registrera").click();
        assertThat(page.locator("h1")).containsText("Registrerat");
        keepsToTheRules(page, "receipt");
        page.locator("a", new Page.LocatorOptions().setHasText("Makulera")).click();
        keepsToTheRules(page, "annulment");
        button(page, "Logga ut").click();
        page.navigate(DemoSite.at(TOWN + "/registrera"));
        assertThat(page.locator("h1")).containsText("Logga in");
        keepsToTheRules(page, "log in");
        assertThat(complaints).isEmpty();
    }

    private static void keepsToTheRules(Page page, String what) {
        assertThat(Rules.stickingOut(page)).as(what).isEqualTo("");
        assertThat(Rules.broken(page)).as(what).isEmpty();
    }
}
