package se.malspar.app.browser;

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

    private static final Map<String, String> PICTURES = new TreeMap<>(Map.of(
            "start", "/",
            "nulage", "/9999",
            "tidsresa", "/9999/tidsresa?datum=2020-10-07",
            "jamforelse", "/9999/tidsresa?datum=2020-10-07&jamfor=2020-10-06",
            "malen", "/9999/mal",
            "mal", "/9999/mal/ks-2020-1?datum=2021-06-30",
            "sammantraden", "/9999/sammantrade",
            "sammantrade", "/0665/sammantrade/KS/2020-10-07",
            "tidsaxlar", "/om/tidsaxlar",
            "tillganglighet", "/tillganglighet"));

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
            take(onPhone.newPage(), "/9999/tidsresa?datum=2020-10-07", folder.resolve("tidsresa-mobil.png"));
        }
        assertThat(folder).isDirectoryContaining("glob:**/tidsresa-mobil.png");
    }

    private static void take(Page page, String path, Path file) {
        page.navigate(DemoSite.at(path));
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }
}
