package se.malspar.verify;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Run when the jar is made: {@code mvn verify}. */
@DisplayName("The jar")
class InTheJar {

    private static final Path JAR = Path.of(System.getProperty("jar", "target/malspar-verify.jar"));

    @TempDir
    private Path folder;

    @Test
    void holds_nothing_that_the_product_runs_on_and_is_small() throws IOException {
        try (var jar = new JarFile(JAR.toFile())) {
            assertThat(jar.stream().map(entry -> entry.getName()))
                    .noneMatch(name -> name.startsWith("org/springframework")
                            || name.startsWith("org/axonframework")
                            || name.startsWith("org/postgresql"))
                    .contains("se/malspar/verify/Verify.class");
        }
        assertThat(Files.size(JAR)).isLessThan(6_000_000);
    }

    @Test
    void goes_nowhere() throws IOException {
        JavaClasses ours;
        try (var jar = new JarFile(JAR.toFile())) {
            ours = new ClassFileImporter().importJar(jar).that(resideInAPackage("se.malspar.."));
        }
        assertThat(ours).hasSizeGreaterThan(100);
        ArchRuleDefinition.noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net..", "javax.net..", "java.rmi..", "javax.naming..")
                .because("what it is told it decides by itself")
                .check(ours);
    }

    @Test
    void runs_by_itself() throws IOException, InterruptedException {
        var log = folder.resolve("log");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-jar",
                        JAR.toAbsolutePath().toString(),
                        "witness-key",
                        "--name",
                        "revisor.example/vittne",
                        "--out",
                        folder.resolve("nyckel").toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(log)).isZero();
        assertThat(Files.readString(log)).startsWith("revisor.example/vittne+");
    }
}
