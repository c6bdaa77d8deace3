package se.malspar.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What can be told of docker-compose.yml without an engine to run it on. */
@DisplayName("docker-compose.yml")
class ComposeTest {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)(:[?-])?([^}]*)}");

    private final String text = Repository.read("docker-compose.yml");
    private final Map<String, Object> file = new Yaml().load(text);

    @Test
    void starts_postgres_18_and_waits_for_its_health() {
        assertThat(at("services")).isInstanceOf(Map.class);
        assertThat(at("services", "postgres", "image")).isEqualTo("postgres:18");
        assertThat(at("services", "postgres", "healthcheck", "test"))
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .contains("pg_isready", "--host=127.0.0.1", "--dbname=malspar");
        assertThat(at("services", "malspar", "depends_on", "postgres", "condition"))
                .isEqualTo("service_healthy");
    }

    @Test
    void keeps_the_data_in_a_volume_where_postgres_18_looks_for_it() {
        assertThat(list("services", "postgres", "volumes")).contains("postgres:/var/lib/postgresql");
        assertThat(at("volumes")).asInstanceOf(InstanceOfAssertFactories.MAP).containsOnlyKeys("postgres", "signing");
    }

    @Test
    void keeps_the_signing_key_in_a_volume_of_its_own_that_the_product_may_write_in() {
        assertThat(environment("malspar")).containsEntry("MALSPAR_SIGNING_FOLDER", "/var/lib/malspar-signing");
        assertThat(list("services", "malspar", "volumes")).containsExactly("signing:/var/lib/malspar-signing");
        assertThat(Repository.read("app/Dockerfile"))
                .contains("install -d -o malspar -g malspar -m 0700 /var/lib/malspar-signing");
    }

    @Test
    void mounts_only_files_that_are_there_and_runs_the_roles() {
        var mounted = list("services", "postgres", "volumes").stream()
                .filter(volume -> volume.startsWith("./"))
                .map(volume -> volume.split(":", -1))
                .collect(Collectors.toMap(parts -> parts[1], parts -> Repository.file(parts[0])));

        assertThat(mounted.values()).allMatch(Files::isRegularFile);
        assertThat(mounted.keySet())
                .allMatch(path -> path.startsWith("/docker-entrypoint-initdb.d/") || path.equals("/malspar/roles.sql"));
        var script = Objects.requireNonNull(mounted.get("/docker-entrypoint-initdb.d/10-roles.sh"));
        assertThat(script).isExecutable();
        assertThat(Repository.read(script)).contains("/malspar/roles.sql");
        assertThat(mounted.get("/malspar/roles.sql")).hasFileName("roles.sql");
    }

    @Test
    void lets_nobody_in_without_a_password_as_the_product_requires() {
        assertThat(at("services", "postgres", "environment", "POSTGRES_INITDB_ARGS"))
                .asString()
                .contains("--auth=scram-sha-256", "--locale-provider=icu", "--icu-locale=sv-SE");
        assertThat(environment("postgres")).doesNotContainKey("POSTGRES_HOST_AUTH_METHOD");
    }

    @Test
    void has_no_password_and_does_not_start_without_one() {
        var passwords = variables(text)
                .filter(variable -> variable.group(1).endsWith("PASSWORD"))
                .toList();

        assertThat(passwords).hasSizeGreaterThan(3).allMatch(variable -> ":?".equals(variable.group(2)));
        Stream.of("postgres", "malspar")
                .flatMap(service -> environment(service).entrySet().stream())
                .filter(entry -> entry.getKey().endsWith("PASSWORD"))
                .forEach(entry -> assertThat(entry.getValue()).startsWith("${"));
    }

    @Test
    void needs_exactly_what_the_example_of_env_explains_and_that_has_no_password_either() {
        var example = Repository.read(".env.example")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();

        assertThat(example.stream().map(line -> line.replaceAll("=.*", "")))
                .containsExactlyInAnyOrderElementsOf(variables(text)
                        .map(variable -> variable.group(1))
                        .collect(Collectors.toCollection(TreeSet::new)));
        assertThat(example).filteredOn(line -> line.contains("PASSWORD")).allMatch(line -> line.endsWith("="));
        assertThat(Repository.read(".gitignore").lines()).contains(".env");
        assertThat(Repository.read(".dockerignore").lines()).contains(".env", "data", "**/target");
    }

    @Test
    void gives_the_product_settings_it_reads_and_the_logins_of_the_roles() {
        var wiring = Repository.read("app/src/main/java/se/malspar/app/platform/DatabaseWiring.java")
                + Repository.read("app/src/main/java/se/malspar/app/integrity/IntegrityWiring.java")
                + Repository.read("app/src/main/resources/application.yml");
        var roles = Repository.read("app/src/main/resources/db/roles/roles.sql");
        var settings = environment("malspar");

        assertThat(settings)
                .containsEntry("SPRING_DATASOURCE_URL", "jdbc:postgresql://postgres:5432/malspar")
                .containsEntry("SPRING_DATASOURCE_USERNAME", "malspar_app")
                .containsEntry("MALSPAR_MIGRATION_USERNAME", "malspar_migrate")
                .containsEntry("MALSPAR_DEMO", "false");
        settings.keySet().stream()
                .filter(name -> !name.equals("MALSPAR_DEMO"))
                .forEach(name -> assertThat(wiring)
                        .contains("${" + name.toLowerCase(Locale.ROOT).replace('_', '.')));
        assertThat(roles).contains("create role malspar_app login", "create role malspar_migrate login");
        var script = Repository.read("app/docker/10-roles.sh");
        assertThat(environment("postgres").keySet().stream().filter(name -> name.startsWith("MALSPAR")))
                .isNotEmpty()
                .allMatch(script::contains);
    }

    @Test
    void opens_the_product_to_this_machine_only() {
        assertThat(list("services", "malspar", "ports")).allMatch(port -> port.startsWith("127.0.0.1:"));
        assertThat(((Map<?, ?>) at("services", "postgres")).containsKey("ports"))
                .isFalse();
    }

    @Test
    void builds_an_image_on_jdk_25_that_runs_as_nobody_in_particular_and_tells_its_health() {
        assertThat(Path.of((String) at("services", "malspar", "build", "dockerfile")))
                .isEqualTo(Path.of("app/Dockerfile"));
        var stages = Repository.read("app/Dockerfile").split("(?m)^(?=FROM )", -1);

        assertThat(stages).hasSize(3);
        assertThat(stages[1]).startsWith("FROM eclipse-temurin:25-jdk AS build").contains("./mvnw");
        assertThat(stages[2])
                .startsWith("FROM eclipse-temurin:25-jre")
                .containsPattern("(?m)^USER (?!root|0)\\w+$")
                .containsPattern("(?m)^HEALTHCHECK .*healthy\\.sh")
                .contains("app/target/malspar.jar");
        assertThat(Repository.read("app/pom.xml")).contains("<finalName>malspar</finalName>");
        assertThat(Repository.file("app/docker/healthy.sh")).isExecutable();
        assertThat(Repository.read("app/docker/healthy.sh")).contains("/actuator/health/readiness");
    }

    private Object at(String... path) {
        Object found = file;
        for (var step : path) {
            found = Objects.requireNonNull(((Map<?, ?>) found).get(step), () -> String.join(".", path));
        }
        return found;
    }

    private List<String> list(String... path) {
        return ((List<?>) at(path)).stream().map(String::valueOf).toList();
    }

    private Map<String, String> environment(String service) {
        return ((Map<?, ?>) at("services", service, "environment"))
                .entrySet().stream()
                        .collect(Collectors.toMap(
                                entry -> String.valueOf(entry.getKey()), entry -> String.valueOf(entry.getValue())));
    }

    private static Stream<MatchResult> variables(String text) {
        return VARIABLE.matcher(text).results();
    }
}
