package se.malspar.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import se.malspar.app.Malspar;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Starts the product as the README does, on an empty data folder, and asks what the README asks. */
@DisplayName("The README")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadmeTest {

    private static final Pattern ADDRESS = Pattern.compile("'http://localhost:8080(/[^']*)'");
    private static final Pattern ENCODED = Pattern.compile("--data-urlencode '([^=]+)=([^']+)'");

    private ConfigurableApplicationContext product;

    @BeforeAll
    void start_the_product_with_its_own_database_and_demo_data(@TempDir Path data) {
        product = SpringApplication.run(Malspar.class, "--server.port=0", "--malspar.data-dir=" + data.resolve("data"));
    }

    @AfterAll
    void stop_the_product() {
        product.close();
    }

    static List<String> curls() {
        return Repository.codeBlocks(Repository.read("README.md"), "sh").stream()
                .filter(command -> command.startsWith("curl "))
                .toList();
    }

    @Test
    void asks_three_questions() {
        assertThat(curls()).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("curls")
    void asks_only_what_is_answered(String curl) {
        var answer = get(pathOf(curl));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void promises_what_the_answers_hold() {
        var meeting = json(curls().get(0));
        assertThat(meeting.at("/paragraphs/0/paragraph").asString()).isEqualTo("KS 2020-10-07 § 175");
        assertThat(meeting.at("/paragraphs/0/notKnown").size()).isPositive();

        var then = json(curls().get(1)).at("/goal/fields/ambitionLevel");
        assertThat(then.at("/blame/decidedOn/first").asString()).isEqualTo("2021-01-13");
        assertThat(then.at("/blame/validFrom").asString()).isEqualTo("2020-01-01");

        var paragraph = json(curls().get(2));
        assertThat(paragraph.at("/paragraphs/0/paragraph").asString()).isEqualTo("KS 2021-01-13 § 10");
        assertThat(paragraph.at("/paragraphs/0/printed").asString()).isEqualTo("§ 010");
    }

    @Test
    void points_to_a_description_of_the_interface() {
        assertThat(get("/v3/api-docs").statusCode()).isEqualTo(200);
        assertThat(get("/swagger-ui.html").statusCode()).isIn(200, 302);
    }

    @Test
    void holds_a_misspelt_parameter_to_be_an_error() {
        var answer = get("/api/v1/0665/goals?datum=2020-10-07");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Menade du date?");
    }

    private JsonNode json(String curl) {
        return JsonMapper.shared().readTree(get(pathOf(curl)).body());
    }

    private HttpResponse<String> get(String path) {
        var port = product.getEnvironment().getRequiredProperty("local.server.port");
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("The product did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** What curl would ask for. */
    private static String pathOf(String curl) {
        var address = ADDRESS.matcher(curl);
        assertThat(address.find()).as(curl).isTrue();
        var path = new StringBuilder(address.group(1));
        var encoded = ENCODED.matcher(curl);
        assertThat(curl.contains(" -G ")).isEqualTo(curl.contains("--data-urlencode"));
        while (encoded.find()) {
            path.append(path.indexOf("?") < 0 ? '?' : '&')
                    .append(encoded.group(1))
                    .append('=')
                    .append(URLEncoder.encode(encoded.group(2), StandardCharsets.UTF_8));
        }
        return path.toString();
    }
}
