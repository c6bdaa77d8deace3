package se.malspar.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The glossary")
class OrdlistaTest {

    private static final Path GLOSSARY = Path.of("..", "docs", "ordlista.md");
    private static final Pattern CODE = Pattern.compile("`([A-Z][A-Za-z]+)`");

    /** What the domain is about: numbers have no Swedish counterpart to look up. */
    private static final String[] PACKAGES = Stream.of(
                    "decision",
                    "goal",
                    "plan",
                    "followup",
                    "assessment",
                    "fulfilment",
                    "commission",
                    "registry",
                    "evidence",
                    "ledger",
                    "time",
                    "state",
                    "trail")
            .map("se.malspar.domain."::concat)
            .toArray(String[]::new);

    @Test
    void has_the_swedish_word_for_every_public_type_of_the_domain_and_for_no_other() throws IOException {
        var types = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(PACKAGES).stream()
                        .filter(JavaClass::isTopLevelClass)
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .map(JavaClass::getSimpleName)
                        .collect(Collectors.toCollection(TreeSet::new));

        var words = CODE.matcher(secondColumns())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(words).containsExactlyInAnyOrderElementsOf(types);
    }

    private static String secondColumns() throws IOException {
        return Files.readAllLines(GLOSSARY).stream()
                .filter(line -> line.startsWith("|"))
                .map(line -> line.split("\\|", -1)[2])
                .collect(Collectors.joining("\n"));
    }
}
