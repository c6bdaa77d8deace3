package se.malspar.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Every page")
class EveryPageTest {

    private static final int FIRST_VIEW = 60_000;

    private static final Pattern NEEDED = Pattern.compile("(?:src|rel=\"stylesheet\" href)=\"(/[^\"]+)\"");

    /** A window of each width, in which one page follows another. */
    private static final Map<Integer, Page> WINDOWS = new HashMap<>();

    private static final List<String> COMPLAINTS = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static Page withoutScript;

    @BeforeAll
    static void in_a_browser() {
        Chromium.isNeeded();
        withoutScript = Chromium.visitor(1280, false).newPage();
    }

    @AfterAll
    static void close() {
        WINDOWS.values().forEach(window -> window.context().close());
        WINDOWS.clear();
        if (withoutScript != null) {
            withoutScript.context().close();
        }
    }

    private static Page visited(int width, String path) {
        var window = WINDOWS.computeIfAbsent(width, _ -> {
            var page = Chromium.visitor(width, true).newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") || message.type().equals("warning")) {
                    COMPLAINTS.add(message.text());
                }
            });
            page.onPageError(COMPLAINTS::add);
            return page;
        });
        // what the page before still had to say was of its own
        window.navigate("about:blank");
        COMPLAINTS.clear();
        window.navigate(DemoSite.at(path));
        return window;
    }

    static List<String> pages() {
        return DemoSite.PAGES;
    }

    @ParameterizedTest
    @MethodSource("pages")
    void breaks_no_rule_of_accessibility_nor_its_own_content_security_policy_on_a_phone(String path) {
        keepsToTheRules(visited(320, path));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void breaks_none_on_a_desk_says_the_same_without_JavaScript_and_means_nothing_by_colour_alone(String path) {
        var page = visited(1280, path);
        var answer = withoutScript.navigate(DemoSite.at(path));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(withoutScript.locator("h1").count()).isEqualTo(1);
        assertThat(withoutScript.locator("h1").innerText())
                .isEqualTo(page.locator("h1").innerText());
        assertThat(withoutScript.locator("main a, main button").count())
                .isEqualTo(page.locator("main a, main button").count());
        assertThat(withoutScript.locator(".badge").allTextContents())
                .allMatch(text -> text.strip().matches("(?s).*\\p{L}{2}.*"));
        keepsToTheRules(page);
    }

    private static void keepsToTheRules(Page page) {
        assertThat(COMPLAINTS).isEmpty();
        assertThat(Rules.stickingOut(page)).as("scrolls sideways").isEqualTo("");
        assertThat(Rules.broken(page)).isEmpty();
        assertThat(COMPLAINTS).isEmpty();
    }

    @Test
    void is_held_to_rules_that_find_what_breaks_them() {
        var page = visited(320, "/om/tidsaxlar");
        page.evaluate("document.querySelector('main').innerHTML = '<img src=\"/malspar.svg\" width=\"400\">'");

        assertThat(Rules.stickingOut(page)).contains("img");
        assertThat(Rules.broken(page)).anyMatch(rule -> rule.startsWith("image-alt"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void comes_in_at_most_60_kB(String path) throws Exception {
        var first = fetched(path);
        var size = first.body().length;
        var html = new String(
                new GZIPInputStream(new ByteArrayInputStream(first.body())).readAllBytes(), StandardCharsets.UTF_8);
        var needed = NEEDED.matcher(html);
        while (needed.find()) {
            size += fetched(needed.group(1)).body().length;
        }

        assertThat(size).isLessThanOrEqualTo(FIRST_VIEW);
    }

    private static HttpResponse<byte[]> fetched(String path) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create(DemoSite.at(path)))
                            .header("Accept", "text/html,*/*")
                            .header("Accept-Encoding", "gzip")
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            return answer;
        }
    }
}
