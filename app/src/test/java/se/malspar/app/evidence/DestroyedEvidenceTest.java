package se.malspar.app.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.app.Product;
import se.malspar.app.ProductTest;
import se.malspar.app.destruction.Archive;
import se.malspar.app.integrity.Checkpoints;
import se.malspar.app.integrity.StoredTree;
import se.malspar.domain.evidence.StoredZip;
import se.malspar.domain.ledger.Checkpoint;

@ProductTest
@DisplayName("Evidence from a log of which something is destroyed")
class DestroyedEvidenceTest {

    @TempDir
    private static Path folder;

    private final Product product;
    private final JdbcClient db;
    private final Checkpoints checkpoints;

    @Autowired
    DestroyedEvidenceTest(Product product, JdbcClient db, Checkpoints checkpoints) {
        this.product = product;
        this.db = db;
        this.checkpoints = checkpoints;
    }

    private Archive destroyed(String municipality, boolean twice) {
        var archive = Archive.in(product, municipality);
        var wrong = archive.recordTheName();
        var second = archive.replace(wrong);
        if (twice) {
            archive.replace(second);
            archive.order(second);
            archive.destroy(second);
        } else {
            archive.order(wrong);
            archive.destroy(wrong);
        }
        var size = new StoredTree(db, municipality).size();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> checkpoints
                        .latest(municipality)
                        .filter(note -> Checkpoint.parse(note.text()).size() == size)
                        .isPresent());
        return archive;
    }

    private Path evidence(String municipality, String question) throws IOException {
        var answer = product.sendForBytes(
                HttpRequest.newBuilder(product.at("/api/v1/" + municipality + "/evidence" + question))
                        .header("Authorization", "Bearer " + product.registrarOf(municipality))
                        .GET());
        assertThat(answer.statusCode()).as(new String(answer.body(), UTF_8)).isEqualTo(200);
        return Files.write(folder.resolve(municipality + "-" + answer.body().length + ".zip"), answer.body());
    }

    private Path policy(String municipality) throws IOException {
        return Files.writeString(
                folder.resolve("policy-" + municipality),
                product.get("/ledger/" + municipality + "/keys")
                                .body()
                                .lines()
                                .map("log %s\n"::formatted)
                                .collect(Collectors.joining())
                        + "quorum none\n");
    }

    private static String text(Path zip, String file) throws IOException {
        return new String(
                Objects.requireNonNull(
                        StoredZip.read(Files.readAllBytes(zip)).files().get(file)),
                UTF_8);
    }

    @Test
    void of_an_answer_of_today_verifies_and_says_which_leaf_is_gone_and_by_which_decision() throws IOException {
        destroyed("1741", false);
        var zip = evidence("1741", "/meetings/KS/2020-02-05?date=2026-02-01");

        var verdict = Verifier.verify(zip, policy("1741"));

        assertThat(verdict.said()).endsWith("Paketet håller.\n");
        assertThat(verdict.code()).isZero();
        assertThat(text(zip, "svar.txt"))
                .contains("GALLRAT", "är gallrade enligt " + Archive.ORDER, "rör inte svaret")
                .contains("Ärende om en person")
                .doesNotContain(Archive.NAME);
    }

    @Test
    void with_the_whole_log_verifies_and_is_shown_to_be_complete() throws IOException {
        var number = 0;
        for (var question :
                new String[] {"/goals/1?date=2020-12-31", "/goals/1/history?date=2026-02-01", "/state?date=2026-02-01"
                }) {
            var municipality = "175" + number++;
            destroyed(municipality, false);
            var zip = evidence(municipality, question + "&trail=true");

            var verdict = Verifier.verify(zip, policy(municipality));

            assertThat(verdict.said())
                    .as(question)
                    .contains("är gallrat enligt " + Archive.ORDER)
                    .endsWith("Paketet håller.\n");
            assertThat(verdict.code()).isZero();
            assertThat(new String(Files.readAllBytes(zip), UTF_8)).doesNotContain(Archive.NAME);
        }
    }

    @Test
    void of_a_moment_when_it_counted_says_what_is_lacking() throws IOException {
        var archive = destroyed("1742", false);
        var then = archive.office()
                .get("/destructions")
                .at("/destructions/0/recordedAt")
                .asString();
        var zip = evidence("1742", "/goals/1?date=2020-12-31&recordedBy=" + then);

        var verdict = Verifier.verify(zip, policy("1742"));

        assertThat(verdict.said())
                .contains("Svaret saknar vad löv", "gallrat enligt " + Archive.ORDER)
                .endsWith("Paketet håller.\n");
        assertThat(text(zip, "svar.txt")).contains("vad de sade är inte känt");
    }

    @Test
    void knows_of_what_the_destroyed_leaf_had_replaced_from_the_leaf_that_tells_of_it() throws IOException {
        destroyed("1743", true);
        for (var question : new String[] {
            "/goals/1?date=2020-12-31", "/goals/1?date=2020-12-31&trail=true", "/meetings/KS/2020-02-05?date=2026-02-01"
        }) {
            var zip = evidence("1743", question);

            var verdict = Verifier.verify(zip, policy("1743"));

            assertThat(verdict.said()).as(question).endsWith("Paketet håller.\n");
            assertThat(text(zip, "svar.txt")).as(question).contains("GALLRAT");
        }
    }
}
