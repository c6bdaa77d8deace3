package se.malspar.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.malspar.domain.evidence.EvidenceQuestion;
import se.malspar.domain.evidence.Sums;
import se.malspar.domain.time.AsOf;
import se.malspar.domain.trail.MemoryTrail;
import se.malspar.domain.trail.RandomTrails;
import se.malspar.projections.evidence.EvidenceFiles;

@DisplayName("What docs/revisor.md says to do by hand")
class ByHandTest {

    private static final Path GUIDE = Path.of("..", "..", "docs", "revisor.md");
    private static final Pattern SCRIPT = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    private final Kommun kommun = new Kommun(RandomTrails.recorded(7).log());

    private Path unpacked() throws IOException {
        var question = new EvidenceQuestion.StateAt(
                MemoryTrail.MUNICIPALITY,
                AsOf.on(LocalDate.parse("2022-12-31"), RandomTrails.recorded(7).now()));
        for (var file : EvidenceFiles.sealed(kommun.evidence(question)).entrySet()) {
            var path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        return folder;
    }

    /** What the script answers in the folder. */
    private String run(int expected, Object key) throws IOException, InterruptedException {
        var found = SCRIPT.matcher(Files.readString(GUIDE));
        assertThat(found.find()).isTrue();
        var script = Files.writeString(Files.createTempFile("granska", ".sh"), found.group(1));
        var output = Files.createTempFile("granska", ".log");
        var process = new ProcessBuilder("bash", script.toString(), key.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(output)).isEqualTo(expected);
        return Files.readString(output);
    }

    @Test
    void finds_that_a_package_holds() throws IOException, InterruptedException {
        unpacked();
        assertThat(run(0, kommun.log.key()))
                .contains("Underskriven av " + Kommun.ORIGIN)
                .contains("Löv ")
                .doesNotContain("STÄMMER INTE");
    }

    @Test
    void finds_a_leaf_that_was_changed_even_where_its_sum_was_made_anew() throws IOException, InterruptedException {
        var path = unpacked();
        try (var leaves = Files.list(path.resolve("leaves"))) {
            var leaf = leaves.sorted().findFirst().orElseThrow();
            Files.writeString(leaf, Files.readString(leaf).replace("\"actor\":\"r\"", "\"actor\":\"q\""));
            assertThat(run(1, kommun.log.key())).contains(leaf.getFileName().toString());
            var sums = path.resolve("SHA256SUMS");
            Files.writeString(
                    sums,
                    Files.readString(sums)
                            .replaceAll(
                                    "[0-9a-f]{64}(?=  leaves/" + leaf.getFileName() + ")",
                                    Sums.sha256(Files.readAllBytes(leaf))));
            assertThat(run(1, kommun.log.key()))
                    .contains("LÖV " + leaf.getFileName().toString().replace(".leaf", "") + " STÄMMER INTE");
        }
    }

    @Test
    void finds_that_somebody_else_has_signed() throws IOException, InterruptedException {
        unpacked();
        var stranger = new Kommun(List.of());
        assertThat(run(1, stranger.log.key())).doesNotContain("Underskriven av");
    }
}
