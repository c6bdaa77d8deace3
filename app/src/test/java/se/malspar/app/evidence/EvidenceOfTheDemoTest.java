package se.malspar.app.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.app.Malspar;
import se.malspar.app.integrity.Checkpoints;
import se.malspar.app.integrity.StoredTree;
import se.malspar.domain.evidence.StoredZip;
import se.malspar.domain.ledger.Checkpoint;
import se.malspar.projections.evidence.EvidenceFiles;
import tools.jackson.databind.json.JsonMapper;

/** The product makes packages of its demo; they are checked in a Java of its own without the product on its class path. */
@DisplayName("Evidence of what the demo's papers decided")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EvidenceOfTheDemoTest {

    private static final String MEETING = "/api/v1/0665/evidence/meetings/KS/2020-10-07";

    @TempDir
    private static Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private @Nullable ConfigurableApplicationContext started;
    private Path policy = Path.of("");

    @BeforeAll
    void start() throws IOException {
        started = new SpringApplicationBuilder(Malspar.class)
                .run("--server.port=0", "--malspar.data-dir=" + folder.resolve("data"));
        var product = product();
        var checkpoints = product.getBean(Checkpoints.class);
        var tree = new StoredTree(product.getBean(JdbcClient.class), "0665");
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> checkpoints
                        .latest("0665")
                        .filter(note -> Checkpoint.parse(note.text()).size() == tree.size())
                        .isPresent());
        policy = Files.writeString(
                folder.resolve("policy"),
                new String(get("/ledger/0665/keys"), UTF_8)
                                .lines()
                                .map("log %s\n"::formatted)
                                .collect(Collectors.joining())
                        + "quorum none\n");
    }

    @AfterAll
    void stop() {
        product().close();
    }

    private ConfigurableApplicationContext product() {
        return Objects.requireNonNull(started);
    }

    private byte[] get(String path) throws IOException {
        return answer(path).body();
    }

    private HttpResponse<byte[]> answer(String path) throws IOException {
        var port = product().getBean(Environment.class).getRequiredProperty("local.server.port");
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private Verifier.Verdict verify(Path evidence) throws IOException {
        return Verifier.verify(evidence, policy);
    }

    @Test
    void what_was_decided_at_ks_2020_10_07_verifies_elsewhere() throws IOException {
        var answer = answer(MEETING);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("bevis-0665-KS-2020-10-07");
        var zip = Files.write(folder.resolve("bevis.zip"), answer.body());
        var verdict = verify(zip);
        assertThat(verdict.said())
                .contains("Fråga: Vad beslutade KS den 2020-10-07?")
                .contains("Ej bevittnad")
                .endsWith("Paketet håller.\n");
        assertThat(verdict.code()).isZero();
    }

    @Test
    void with_one_letter_changed_fails_and_names_the_leaf() throws IOException {
        var files = new TreeMap<>(StoredZip.read(get(MEETING)).files());
        files.remove("SHA256SUMS");
        var leaf = files.keySet().stream()
                .filter(name -> name.startsWith("leaves/"))
                .findFirst()
                .orElseThrow();
        var text = new String(Objects.requireNonNull(files.get(leaf)), UTF_8);
        files.put(leaf, text.replaceFirst("\"actor\":\"", "\"actor\":\"x").getBytes(UTF_8));
        var pieces = new ByteArrayOutputStream();
        StoredZip.write(EvidenceFiles.sealed(files), pieces::writeBytes);
        var verdict = verify(Files.write(folder.resolve("andrat.zip"), pieces.toByteArray()));
        assertThat(verdict.code()).isEqualTo(1);
        assertThat(verdict.said())
                .contains("LEAF_HASH: Löv " + leaf.replaceAll("\\D", "") + ":")
                .endsWith("PAKETET HÅLLER INTE.\n");
    }

    @Test
    void says_the_same_as_the_product() throws IOException {
        var asked = JsonMapper.shared();
        var moment = "decidedBy=2021-02-01&validOn=2020-12-31";
        var told = asked.readTree(get("/api/v1/9999/goals/ks-2020-1?" + moment));
        var proved = asked.readTree(
                Objects.requireNonNull(StoredZip.read(get("/api/v1/9999/evidence/goals/ks-2020-1?" + moment))
                        .files()
                        .get("svar.json")));
        var fields = new TreeMap<String, String>();
        told.at("/goal/fields").properties().stream()
                .filter(field -> field.getValue().has("value"))
                .forEach(field -> fields.put(
                        field.getKey(),
                        field.getValue().at("/value").asString() + " "
                                + field.getValue().at("/blame/cited").asString()));
        assertThat(fields).isNotEmpty();
        var rows = new TreeMap<String, String>();
        for (var row : proved.at("/rows")) {
            if (row.at("/subject").asString().equals("goal:ks-2020-1") && row.has("value")) {
                rows.put(
                        row.at("/field").asString(),
                        row.at("/value").asString() + " " + row.at("/cited").asString());
            }
        }
        assertThat(rows).containsAllEntriesOf(fields);
    }

    @Test
    void every_other_question_verifies_too_and_all_leaves_are_for_those_who_log_in() throws IOException {
        for (var path : List.of(
                "/api/v1/9999/evidence/goals/ks-2020-1?date=2021-06-30",
                "/api/v1/9999/evidence/goals/ks-2020-1/history",
                "/api/v1/9999/evidence/bodies/KS/follow-up?period=2020",
                "/api/v1/0665/evidence/state?since=1")) {
            var answer = answer(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            if (path.contains("0665")) {
                assertThat(verify(Files.write(folder.resolve("annat.zip"), answer.body()))
                                .said())
                        .as(path)
                        .endsWith("Paketet håller.\n");
            }
        }
        assertThat(answer(MEETING + "?trail=true").statusCode()).isEqualTo(401);
        assertThat(answer(MEETING + "?since=999999").statusCode()).isEqualTo(400);
        assertThat(answer("/api/v1/1111/evidence/state").statusCode()).isEqualTo(404);
    }
}
