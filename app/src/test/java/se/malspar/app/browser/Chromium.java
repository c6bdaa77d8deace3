package se.malspar.app.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The machine's own Chromium, driven by its own node; where either is missing the tests are skipped, and say so. */
public final class Chromium {

    private static final Path BROWSER = Path.of(System.getProperty("malspar.chromium", "/usr/bin/chromium"));
    private static final Path NODE = Path.of(System.getProperty("malspar.node", "/usr/bin/node"));

    private static final class Started {
        static final Playwright PLAYWRIGHT = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_NODEJS_PATH", NODE.toString(), "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));

        // the sandbox cannot be had by root, and /dev/shm is small in containers
        static final Browser BROWSER = PLAYWRIGHT
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Chromium.BROWSER)
                        .setHeadless(true)
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu")));
    }

    private Chromium() {}

    /** Skips the test where there is no browser to run it in. */
    public static void isNeeded() {
        assumeTrue(
                Files.isExecutable(BROWSER) && Files.isExecutable(NODE),
                () -> "Hoppas över: %s eller %s saknas. .ci/browser installerar dem; -Dmalspar.chromium= och"
                                .formatted(BROWSER, NODE)
                        + " -Dmalspar.node= pekar ut andra.");
    }

    /** A visitor with a window of a width, in Sweden. */
    public static BrowserContext visitor(int width, boolean javaScript) {
        return Started.BROWSER.newContext(new Browser.NewContextOptions()
                .setLocale("sv-SE")
                .setTimezoneId("Europe/Stockholm")
                .setViewportSize(width, 900)
                .setJavaScriptEnabled(javaScript)
                .setReducedMotion(ReducedMotion.REDUCE));
    }
}
