package se.malspar.app.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.malspar.app.TestDatabase;
import se.malspar.app.platform.postgres.EmbeddedPostgres;

@DisplayName("The command line of the jar")
class CommandLineTest {

    private record Ended(int code, String out, String err) {}

    private static Ended run(String in, String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var console = new Console(new ByteArrayInputStream(in.getBytes(UTF_8)), out, new PrintStream(err, true, UTF_8));
        var code = ArchiveCommands.run(console, args);
        return new Ended(code, out.toString(UTF_8), err.toString(UTF_8));
    }

    private static String[] on(TestDatabase database, String... words) {
        return Stream.concat(Arrays.stream(words), Archives.settings(database).stream())
                .toArray(String[]::new);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "load", "export", "recover", "rotate-key"})
    void tells_what_it_can_do(String command) throws IOException {
        var help = command.isEmpty() ? run("", "--help") : run("", command, "--help");

        var approved = command.isEmpty() ? "help.approved.txt" : "help-%s.approved.txt".formatted(command);
        try (var text = Objects.requireNonNull(getClass().getResourceAsStream(approved))) {
            assertThat(help).isEqualTo(new Ended(0, new String(text.readAllBytes(), UTF_8), ""));
        }
    }

    @Test
    void serves_unless_a_command_or_help_is_asked_for() {
        assertThat(ArchiveCommands.isAskedFor()).isFalse();
        assertThat(ArchiveCommands.isAskedFor("--malspar.data-dir=x", "--server.port=0"))
                .isFalse();
        assertThat(ArchiveCommands.isAskedFor("--debug")).isFalse();
        assertThat(ArchiveCommands.isAskedFor("--malspar.data-dir=x", "export")).isTrue();
        assertThat(ArchiveCommands.isAskedFor("load", "--malspar.data-dir=x")).isTrue();
        assertThat(ArchiveCommands.isAskedFor("-h")).isTrue();
        assertThat(ArchiveCommands.isAskedFor("laod")).isTrue();
    }

    @Test
    void says_what_is_wrong_with_it() {
        assertThat(run("", "laod").err()).startsWith("Okänt i kommandoraden: laod\nSe java -jar malspar.jar --help.");
        assertThat(run("", "load").err()).startsWith("Ange minst en fil, eller - för standard in.");
        assertThat(run("", "load", "--fort", "-").err()).startsWith("Okänt i kommandoraden: --fort");
        assertThat(run("", "load", "--report").err()).startsWith("Det saknas ett värde efter FIL.");
        assertThat(run("", "load", "--restore", "--actor=Anna", "-").err()).startsWith("--actor hör inte ihop");
        assertThat(run("", "load", "--actor= ", "-").err()).startsWith("--actor är ett namn");
        assertThat(run("", "load", "finns-inte.ndjson").err()).startsWith("Filen finns-inte.ndjson finns inte");
        assertThat(run("", "export", "--municipality=66").err()).startsWith("En kommunkod är fyra siffror");
        assertThat(Stream.of(
                                run("", "laod"),
                                run("", "load"),
                                run("", "load", "--restore", "--actor=Anna", "-"),
                                run("", "export", "--municipality=66"))
                        .map(Ended::code))
                .containsOnly(2);
    }

    @Test
    void loads_from_standard_input_reports_what_is_refused_and_exports_nothing_but_lines(@TempDir Path folder)
            throws IOException {
        var database = TestDatabase.create();
        var report = folder.resolve("vägrade.ndjson");
        var archive = """
                {"municipality":"0665","municipalityRegistered":{"name":"Vaggeryd","kind":"REAL"}}
                {"municipality":"0665","rename":{"body":"KS","name":"Styrelsen","validFrom":"2020-01-01"}}
                {"municipality":"0665","annulment":{"registration":"inget nummer","reason":"fel"}}
                """;

        var loaded = run(archive, on(database, "load", "--actor", "Anna", "--report", report.toString(), "-"));

        assertThat(loaded.code()).isEqualTo(1);
        assertThat(loaded.out()).isEmpty();
        assertThat(loaded.err())
                .contains("standard in, rad 2: Organ KS är inte upplagt i kommunen. (body-not-registered)")
                .contains("3 rader: 1 registrerade (1 händelser), 0 redan registrerade, 2 vägrade.");
        assertThat(Files.readString(report)).isEqualTo("""
                        {"line":2,"file":"standard in","code":"body-not-registered","swedish":"Organ KS är inte upplagt i kommunen.","english":"Body KS is not registered in the municipality."}
                        {"line":3,"file":"standard in","code":"malformed","swedish":"En registrering anges med sitt id, en UUID.","english":"A registration is named by its id, a UUID.","field":"registration"}
                        """);

        var exported = run("", on(database, "export", "--municipality", "0665"));

        assertThat(exported.code()).isZero();
        assertThat(exported.out().lines()).singleElement().asString().startsWith("""
                {"municipality":"0665","municipalityRegistered":{"name":"Vaggeryd","kind":"REAL"},"recorded":{"at":\"""");
        assertThat(exported.err()).contains("1 registreringar exporterade.");
    }

    @Test
    void says_that_the_product_must_be_stopped_where_it_holds_the_data_folder(@TempDir Path folder) {
        try (var running = EmbeddedPostgres.start(folder.resolve("data"))) {
            assertThat(running.port()).isPositive();

            var ended = run("", "load", "-", "--malspar.data-dir=" + folder.resolve("data"));

            assertThat(ended.code()).isEqualTo(3);
            assertThat(ended.err()).contains("används redan av ett annat Målspår: stoppa det");
        }
    }

    @Test
    void says_why_the_database_does_not_open() {
        var ended = run(
                "",
                "export",
                "--spring.datasource.url=jdbc:postgresql://127.0.0.1:1/malspar",
                "--spring.datasource.username=malspar_app",
                "--spring.datasource.password=x");

        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).contains("Målspår når inte sin databas: servern svarar inte");
    }
}
