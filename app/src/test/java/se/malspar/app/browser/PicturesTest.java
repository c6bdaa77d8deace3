package se.malspar.app.browser;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Takes the pictures of the documentation; see {@code .ci/bilder}. */
@EnabledIfSystemProperty(named = "malspar.bilder", matches = ".+", disabledReason = "bara för .ci/bilder")
@DisplayName("The pictures of the documentation")
class PicturesTest {

    private static final Map<String, String> PICTURES = new TreeMap<>(Map.ofEntries(
            entry("start", "/"),
            entry("nulage", "/9999"),
            entry("tidsresa", "/9999/tidsresa?datum=2020-10-07"),
            entry("jamforelse", "/9999/tidsresa?datum=2020-10-07&jamfor=2020-10-06"),
            entry("malen", "/9999/mal"),
            entry("mal", "/9999/mal/ks-2020-1?datum=2021-06-30"),
            entry("maluppfyllelse", "/9999/mal/ks-2023-1"),
            entry("sammantraden", "/9999/sammantrade"),
            entry("sammantrade", "/0665/sammantrade/KS/2020-10-07"),
            entry("uppfoljning", "/9999/uppfoljning/KS/2026-T1"),
            entry("uppfoljningar", "/9999/uppfoljning"),
            entry("sok", "/9999/sok?q=n%C3%A4ringsliv"),
            entry("kontrollpunkt", "/9999/kontrollpunkt"),
            entry("inbaddat", "/inbadda/9999/mal/ks-2023-1"),
            entry("modeller", "/om/modeller"),
            entry("tidsaxlar", "/om/tidsaxlar"),
            entry("tillganglighet", "/tillganglighet")));

    private static final Map<String, String> AT_THE_DESK = new TreeMap<>(Map.of(
            "registrera", "/9999/registrera",
            "registrera-paragraf", "/9999/registrera/paragraf",
            "registrera-uppfoljning", "/9999/registrera/uppfoljning?organ=KS&period=2026-T2"));

    @BeforeAll
    static void in_a_browser() {
        Chromium.isNeeded();
    }

    @Test
    void are_taken_of_every_page() {
        var folder = Path.of(System.getProperty("malspar.bilder"));
        try (var visitor = Chromium.visitor(1280, true);
                var onPhone = Chromium.visitor(375, true)) {
            var page = visitor.newPage();
            PICTURES.forEach((name, path) -> take(page, path, folder.resolve(name + ".png")));
            page.navigate(DemoSite.at("/logga-in"));
            page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve("logga-in.png")));
            DemoSite.logIn(page);
            AT_THE_DESK.forEach((name, path) -> take(page, path, folder.resolve(name + ".png")));
            take(onPhone.newPage(), "/9999/tidsresa?datum=2020-10-07", folder.resolve("tidsresa-mobil.png"));
        }
        assertThat(folder).isDirectoryContaining("glob:**/tidsresa-mobil.png");
    }

    private static void take(Page page, String path, Path file) {
        page.navigate(DemoSite.at(path));
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }
}
