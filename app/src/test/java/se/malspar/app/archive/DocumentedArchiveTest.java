package se.malspar.app.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import se.malspar.app.archive.Loading.Manner;

@DisplayName("The document docs/massinlasning.md")
class DocumentedArchiveTest {

    private static final Path DOCS = Path.of("..", "docs");
    private static final Path SOURCES = Path.of("src", "main", "java", "se", "malspar", "app", "archive");
    private static final Pattern EXAMPLE = Pattern.compile("```ndjson\n(.*?)```", Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("new LineRefused\\(\\s*\"([a-z-]+)\"");
    private static final Pattern LISTED = Pattern.compile("^\\| `([a-z-]+)` \\|", Pattern.MULTILINE);

    @Test
    void shows_an_archive_that_is_loaded_as_it_stands() throws IOException {
        var matcher = EXAMPLE.matcher(Files.readString(DOCS.resolve("massinlasning.md")));
        assertThat(matcher.find()).isTrue();
        try (var archives = Archives.empty()) {
            var loaded = archives.load(new Manner.Anew("Anna Andersson"), matcher.group(1));

            assertThat(loaded.refusals()).isEmpty();
            assertThat(loaded.outcome()).isEqualTo(new Loading.Outcome(8, 8, 10, 0, 0));
        }
    }

    @Test
    void has_every_code_of_a_refused_line_that_the_interface_does_not_have() throws IOException {
        var told = new TreeSet<String>();
        try (var sources = Files.list(SOURCES)) {
            for (var source : sources.toList()) {
                told.addAll(codes(CODE, source));
            }
        }
        told.removeAll(codes(LISTED, DOCS.resolve("api.md")));

        assertThat(codes(LISTED, DOCS.resolve("massinlasning.md")))
                .filteredOn(code -> code.contains("-"))
                .containsExactlyInAnyOrderElementsOf(told);
    }

    private static Set<String> codes(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file))
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
