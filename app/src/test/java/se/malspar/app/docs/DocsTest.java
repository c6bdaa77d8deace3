package se.malspar.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The documents")
class DocsTest {

    private static final int LINES_ON_A_SCREEN = 30;

    private static final Pattern LINK = Pattern.compile("\\[[^\\]\\[]+]\\((?!https?:)([^)#\\s]*)(?:#([^)\\s]+))?\\)");
    private static final Pattern HEADING = Pattern.compile("^#+ (.+)$", Pattern.MULTILINE);
    private static final Pattern NAMED_TEST = Pattern.compile("`([A-Z]\\w+(?:Test|Properties))`");

    /** A stable code, and the words for people that follow it. */
    private static final Pattern CODE =
            Pattern.compile("\\b(?:because|Contradiction|NotFound|UnreadableText|Refused|of)"
                    + "\\(\\s*(?:[^\"();]*,\\s*){0,3}\"([a-z]+(?:-[a-z]+)*)\",\\s*\"[^\"]* [^\"]*\"");

    private static final Pattern SETTING = Pattern.compile("\"(?:\\$\\{)?(malspar\\.[a-z.-]+)");

    static List<Path> documents() {
        return Repository.files(".md");
    }

    static List<Path> decisions() {
        return Repository.files(".md").stream()
                .filter(file -> Repository.nameOf(file).startsWith("docs/beslut/"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void link_only_to_what_is_there(Path document) {
        for (var link : found(LINK, Repository.read(document)).toList()) {
            var target = link.group(1).isEmpty()
                    ? document
                    : document.resolveSibling(link.group(1)).normalize();
            assertThat(target).as("%s in %s", link.group(), document).exists();
            if (link.group(2) != null) {
                assertThat(found(HEADING, Repository.read(target)).map(heading -> anchor(heading.group(1))))
                        .as("%s in %s", link.group(), document)
                        .contains(link.group(2));
            }
        }
    }

    @Test
    void show_two_commands_on_their_first_screen_and_no_other() {
        var readme = Repository.read("README.md");
        var firstScreen = readme.substring(0, readme.indexOf("\n## "));

        assertThat(firstScreen.lines().count()).isLessThanOrEqualTo(LINES_ON_A_SCREEN);
        assertThat(Repository.codeBlocks(firstScreen, "sh"))
                .containsExactly("./mvnw -q spring-boot:run", "./mvnw verify");
        assertThat(Repository.read(".ci/run")).contains("./mvnw -B -ntp verify");
    }

    @Test
    void have_every_setting_of_the_product_in_the_readme_and_no_other() {
        var read = Stream.concat(codes(SETTING, sources()).stream(), Stream.of("malspar.demo", "malspar.data-dir"))
                .collect(Collectors.toCollection(TreeSet::new));
        read.remove("malspar.version"); // told, not set
        read.remove("malspar.lock"); // a file

        assertThat(codes(Pattern.compile("^\\| `(malspar\\.[a-z.-]+)`", Pattern.MULTILINE), readme()))
                .containsExactlyInAnyOrderElementsOf(read);
    }

    @Test
    void have_every_code_of_a_refusal_in_the_description_of_the_interface_and_no_other() {
        var listed = codes(
                Pattern.compile("^\\| `([a-z-]+)` \\| \\d", Pattern.MULTILINE),
                Stream.of(Repository.read("docs/api.md")));

        assertThat(listed).containsExactlyInAnyOrderElementsOf(codes(CODE, sources()));
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void tell_of_a_decision_under_the_same_headings_on_a_page_at_most(Path decision) {
        var text = Repository.read(decision);
        var number = decision.getFileName().toString().substring(0, 4);

        assertThat(text)
                .startsWith("# " + number + " ")
                .containsPattern("Status: \\S+ · Datum: \\d{4}-\\d{2}-\\d{2}\n");
        assertThat(found(HEADING, text).skip(1).map(heading -> heading.group(1)))
                .containsExactly(
                        "Sammanhang", "Alternativ", "Beslut", "Varför inte de andra", "Testet som håller fast det");
        assertThat(text.lines().count()).as("lines").isLessThanOrEqualTo(60);
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void name_a_test_that_is_there_for_every_decision(Path decision) {
        var named = codes(NAMED_TEST, Stream.of(Repository.read(decision)));
        var tests = Repository.files(".java").stream()
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());

        assertThat(named).isNotEmpty().isSubsetOf(tests);
    }

    @Test
    void number_the_decisions_without_gaps_and_list_each_in_the_map() {
        var names =
                decisions().stream().map(file -> file.getFileName().toString()).toList();
        for (int i = 0; i < names.size(); i++) {
            assertThat(names.get(i)).startsWith("%04d-".formatted(i + 1));
        }
        assertThat(codes(Pattern.compile("\\(beslut/([^)]+)\\)"), Stream.of(Repository.read("docs/index.md"))))
                .containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void are_all_found_from_the_map() {
        var linked = Stream.of("docs/index.md", "docs/handelser/index.md", "README.md")
                .flatMap(from -> found(LINK, Repository.read(from))
                        .map(link -> Repository.file(from)
                                .resolveSibling(link.group(1))
                                .normalize()))
                .collect(Collectors.toSet());

        assertThat(documents().stream().filter(Files::isRegularFile))
                .allMatch(document -> linked.contains(document)
                        || Set.of("index.md", "README.md")
                                .contains(document.getFileName().toString()));
    }

    /** Of the product: what measures it is none of it. */
    private static Stream<String> sources() {
        return Repository.files(".java").stream()
                .filter(file -> Repository.nameOf(file).contains("/src/main/"))
                .filter(file -> !Repository.nameOf(file).contains("/benchmark/"))
                .map(Repository::read);
    }

    private static Stream<String> readme() {
        return Stream.of(Repository.read("README.md"));
    }

    private static Collection<String> codes(Pattern pattern, Stream<String> texts) {
        return texts.flatMap(text -> found(pattern, text).map(code -> code.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<MatchResult> found(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }

    /** As the places where repositories are read make them. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} -]", "")
                .replace(' ', '-');
    }
}
