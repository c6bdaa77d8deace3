package se.malspar.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
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
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Every page")
class EveryPageTest {

    private static final int FIRST_VIEW = 60_000;

    private static final Pattern NEEDED = Pattern.compile("(?:src|rel=\"stylesheet\" href)=\"(/[^\"]+)\"");

    private static final Map<Integer, BrowserContext> VISITORS = new HashMap<>();

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static BrowserContext withoutScript;

    @BeforeAll
    static void in_a_browser() {
        Chromium.isNeeded();
        withoutScript = Chromium.visitor(1280, false);
    }

    @AfterAll
    static void close() {
        VISITORS.values().forEach(BrowserContext::close);
        VISITORS.clear();
        if (withoutScript != null) {
            withoutScript.close();
        }
    }

    private static Page visited(int width) {
        return VISITORS.computeIfAbsent(width, _ -> Chromium.visitor(width, true))
                .newPage();
    }

    static List<String> pages() {
        return DemoSite.PAGES;
    }

    static Stream<Arguments> pagesAndWidths() {
        return DemoSite.PAGES.stream().flatMap(page -> Stream.of(Arguments.of(page, 320), Arguments.of(page, 1280)));
    }

    @ParameterizedTest
    @MethodSource("pagesAndWidths")
    void breaks_no_rule_of_accessibility_nor_its_own_content_security_policy(String path, int width) {
        try (var page = visited(width)) {
            var complaints = new ArrayList<String>();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") || message.type().equals("warning")) {
                    complaints.add(message.text());
                }
            });
            page.onPageError(complaints::add);
            page.navigate(DemoSite.at(path));

            assertThat(complaints).isEmpty();
            assertThat(Rules.stickingOut(page))
                    .as("scrolls sideways at %d px", width)
                    .isEqualTo("");
            assertThat(Rules.broken(page)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void says_the_same_without_JavaScript(String path) {
        try (var page = visited(1280);
                var plain = withoutScript.newPage()) {
            page.navigate(DemoSite.at(path));
            var answer = plain.navigate(DemoSite.at(path));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(plain.locator("h1").count()).isEqualTo(1);
            assertThat(plain.locator("h1").innerText())
                    .isEqualTo(page.locator("h1").innerText());
            assertThat(plain.locator("main a, main button").count())
                    .isEqualTo(page.locator("main a, main button").count());
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void means_nothing_by_colour_alone(String path) {
        try (var page = withoutScript.newPage()) {
            page.navigate(DemoSite.at(path));

            assertThat(page.locator(".badge").allTextContents())
                    .allMatch(text -> text.strip().matches("(?s).*\\p{L}{2}.*"));
        }
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
