package se.malspar.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import se.malspar.app.Malspar;
import se.malspar.app.Product;
import se.malspar.app.ProductTest;
import se.malspar.app.TestDatabase;
import se.malspar.app.platform.Database;

@ProductTest
@DisplayName("The first users")
class FirstUsersTest {

    private static final Pattern DEMO =
            Pattern.compile("Inloggning för demo: registrator / ([a-z-]{24}) \\(visas bara den här gången\\)\\R");
    private static final DefaultApplicationArguments NONE = new DefaultApplicationArguments();

    @Autowired
    Environment settings;

    @Autowired
    Product product;

    @Autowired
    Users users;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @Test
    void of_a_demo_are_made_once_with_a_password_that_is_shown_once() {
        var fresh = freshUsers();
        new DemoUsers(fresh, out).run(NONE);
        var shown = DEMO.matcher(printed.toString(StandardCharsets.UTF_8));
        assertThat(shown.matches()).isTrue();
        assertThat(fresh.identified("registrator", shown.group(1)))
                .hasValue(new Registrar("registrator", "Registrator Exempel", Set.of("REGISTRAR"), Set.of("*")));

        printed.reset();
        new DemoUsers(fresh, out).run(NONE);
        assertThat(printed.size()).isZero();
    }

    @Test
    void of_a_demo_are_not_made_where_somebody_can_log_in_already() {
        var fresh = freshUsers();
        fresh.create("anna", "Anna Andersson", ReadablePassword.next(), Set.of("REGISTRAR"), Set.of("0665"));
        new DemoUsers(fresh, out).run(NONE);
        assertThat(printed.size()).isZero();
        assertThat(fresh.exists("registrator")).isFalse();
    }

    @Test
    void of_a_demo_are_never_made_on_a_server_of_somebody_elses() throws Exception {
        var fresh = freshUsers();
        var theirs = new Database(
                "", "", "", new Database.Login("", ""), TestDatabase.create().app(), false);
        new FirstUsers().demoUsers(fresh, theirs).run(NONE);
        assertThat(fresh.isEmpty()).isTrue();
    }

    @Test
    void have_passwords_that_differ() {
        assertThat(Stream.generate(ReadablePassword::next).limit(1000))
                .doesNotHaveDuplicates()
                .allMatch(password ->
                        password.matches("([bdfghjklmnprstv][aeiouy]){2}(-([bdfghjklmnprstv][aeiouy]){2}){4}"));
    }

    @Test
    void are_made_by_the_command_line_beside_a_product_that_is_serving() throws Exception {
        var log = folder.resolve("log");
        var program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Dstdout.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Malspar.class.getName(),
                        "--spring.datasource.url=" + settings.getProperty("spring.datasource.url"),
                        "--spring.datasource.username=" + settings.getProperty("spring.datasource.username"),
                        "--spring.datasource.password=" + settings.getProperty("spring.datasource.password"),
                        "--server.port=" + product.at("").getPort(),
                        "--logging.file.name=" + log,
                        "--logging.level.root=info",
                        "--malspar.create-user=berta",
                        "--malspar.display-name=Berta Öberg",
                        "--malspar.roles=REGISTRAR",
                        "--malspar.municipalities=0665,0680")
                .redirectErrorStream(true)
                .start();
        var said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).as(said).isZero();

        var shown = Pattern.compile(
                        "Användaren berta \\(Berta Öberg\\) är upplagd\\. Lösenord, visas bara den här gången: (\\S+)")
                .matcher(said);
        assertThat(shown.find()).as(said).isTrue();
        var password = shown.group(1);
        assertThat(said.split(Pattern.quote(password), -1)).hasSize(2);
        assertThat(Files.readString(log)).contains("Starting Malspar").doesNotContain(password);
        assertThat(users.identified("berta", password))
                .hasValue(new Registrar("berta", "Berta Öberg", Set.of("REGISTRAR"), Set.of("0665", "0680")));
        assertThat(product.send(HttpRequest.newBuilder(product.at("/actuator/health")))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void cannot_be_made_twice_or_with_a_name_that_is_none() {
        var exits = new ArrayList<Integer>();
        var fresh = freshUsers();
        for (var name : List.of("cilla", "cilla", "Mårten")) {
            var arguments = new MockEnvironment().withProperty(CreateUser.USERNAME, name);
            new CreateUser(arguments, fresh, out, exits::add).run(NONE);
        }
        assertThat(exits).containsExactly(0, 1, 1);
        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .satisfiesExactly(
                        made -> assertThat(made).contains("cilla", "visas bara den här gången"),
                        taken -> assertThat(taken).contains("cilla finns redan").doesNotContain("gången"),
                        malformed ->
                                assertThat(malformed).contains("små bokstäver").doesNotContain("gången"));
    }

    private static Users freshUsers() {
        return new Users(
                JdbcClient.create(TestDatabase.create().app()), new BCryptPasswordEncoder(4), Clock.systemUTC());
    }
}
