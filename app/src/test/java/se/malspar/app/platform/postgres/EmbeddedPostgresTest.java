package se.malspar.app.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The embedded PostgreSQL")
class EmbeddedPostgresTest {

    @TempDir
    static Path parent;

    private static Path dataDir;

    @BeforeAll
    static void let_an_unprivileged_account_pass() throws IOException {
        Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwx--x--x"));
        dataDir = parent.resolve("data");
    }

    @Test
    void has_a_commit_on_disk_before_it_is_acknowledged() throws SQLException {
        try (var postgres = EmbeddedPostgres.start(dataDir);
                var connection = asApp(postgres)) {
            assertThat(List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums"))
                    .allSatisfy(setting ->
                            assertThat(answer(connection, "show " + setting)).isEqualTo("on"));
        }
    }

    @Test
    void cannot_be_made_unsafe_from_inside_or_by_its_configuration_file() throws SQLException, IOException {
        try (var postgres = EmbeddedPostgres.start(dataDir);
                var connection = postgres.database().asSuperuser("postgres")) {
            assertThatThrownBy(() -> execute(connection, "alter system set fsync = off"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("ALTER SYSTEM");
        }
        var configuration = dataDir.resolve("pg/postgresql.conf");
        var before = Files.readString(configuration);
        Files.writeString(configuration, before + "\nfsync = off\nlisten_addresses = '*'\n");
        try (var postgres = EmbeddedPostgres.start(dataDir);
                var connection = asApp(postgres)) {
            assertThat(answer(connection, "show fsync")).isEqualTo("on");
            assertThat(answer(connection, "show listen_addresses")).isEqualTo("127.0.0.1");
        } finally {
            Files.writeString(configuration, before);
        }
    }

    @Test
    void sorts_as_swedish_does() throws SQLException {
        try (var postgres = EmbeddedPostgres.start(dataDir);
                var connection = asApp(postgres)) {
            assertThat(answer(connection, """
                            select string_agg(word, ' ' order by word)
                            from (values ('ö'), ('ål'), ('zon'), ('är'), ('Adam'), ('eka'), ('Ås')) words(word)
                            """)).isEqualTo("Adam eka zon ål Ås är ö");
        }
    }

    @Test
    void answers_only_this_machine_and_only_to_a_password() throws SQLException {
        try (var postgres = EmbeddedPostgres.start(dataDir);
                var connection = asApp(postgres);
                var superuser = postgres.database().asSuperuser("malspar")) {
            assertThat(answer(connection, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(answer(superuser, "show unix_socket_directories")).isEmpty();
            assertThat(answer(connection, "select string_agg(distinct auth_method, ' ') from pg_hba_file_rules"))
                    .isEqualTo("scram-sha-256");
            for (var user : List.of("postgres", postgres.migrationUser(), postgres.appUser())) {
                assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), user, null))
                        .as("%s without a password", user)
                        .isInstanceOf(SQLException.class);
                assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), user, "gissning"))
                        .as("%s with a wrong password", user)
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("password authentication failed");
            }
        }
    }

    @Test
    void shuts_again_a_door_that_was_opened_in_its_files() throws SQLException, IOException {
        EmbeddedPostgres.start(dataDir).close();
        Files.writeString(dataDir.resolve("pg/pg_hba.conf"), "host all all 127.0.0.1/32 trust\n");
        try (var postgres = EmbeddedPostgres.start(dataDir)) {
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), "postgres", "gissning"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void keeps_its_passwords_to_itself() throws SQLException, IOException {
        try (var postgres = EmbeddedPostgres.start(dataDir);
                var _ = asApp(postgres)) {
            var file = DatabasePasswords.file(dataDir);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(Files.readString(file)).contains(postgres.appPassword());
            assertThat(postgres.appPassword()).hasSize(43).isNotEqualTo(postgres.migrationPassword());
            assertThat(Files.readString(dataDir.resolve("pg.log")))
                    .doesNotContain(postgres.appPassword(), postgres.migrationPassword());
            assertThat(postgres.database().passwords().toString()).doesNotContain(postgres.appPassword());
            assertThat(dataDir.resolve("pg.password")).doesNotExist();
        }
    }

    @Test
    void still_has_its_data_after_a_second_start() throws SQLException {
        String password;
        try (var postgres = EmbeddedPostgres.start(dataDir);
                var connection = asOwner(postgres)) {
            password = postgres.appPassword();
            execute(connection, "create table second_start as select 'kvar' as word");
        }
        try (var postgres = EmbeddedPostgres.start(dataDir);
                var connection = asOwner(postgres)) {
            assertThat(answer(connection, "select word from second_start")).isEqualTo("kvar");
            assertThat(postgres.appPassword()).isEqualTo(password);
            execute(connection, "drop table second_start");
        }
    }

    @Test
    void gives_the_product_no_more_rights_than_its_migrations_do() throws SQLException {
        try (var postgres = EmbeddedPostgres.start(dataDir)) {
            try (var app = asApp(postgres)) {
                assertThatThrownBy(() -> execute(app, "create table public.mine ()"))
                        .hasMessageContaining("permission denied");
                assertThatThrownBy(() -> execute(app, "create schema mine")).hasMessageContaining("permission denied");
                assertThatThrownBy(() -> execute(app, "set role malspar_owner"))
                        .hasMessageContaining("permission denied");
            }
            try (var migration = DriverManager.getConnection(
                    postgres.jdbcUrl(), postgres.migrationUser(), postgres.migrationPassword())) {
                assertThatThrownBy(() -> execute(migration, "create schema made_by_migration"))
                        .hasMessageContaining("permission denied");
                execute(migration, "set role malspar_owner");
                execute(migration, "create schema made_by_migration");
                assertThat(answer(
                                migration,
                                "select nspowner::regrole from pg_namespace where nspname = 'made_by_migration'"))
                        .isEqualTo("malspar_owner");
                execute(migration, "drop schema made_by_migration");
            }
        }
    }

    @Test
    void takes_over_after_a_product_that_was_killed_and_left_its_server_running() throws Exception {
        var killed = inAnotherProcess(dataDir);
        var orphan = ProcessHandle.of(Long.parseLong(firstWord(killed))).orElseThrow();
        killed.destroyForcibly().waitFor();
        assertThat(orphan.isAlive()).as("the server outlives the product").isTrue();

        try (var postgres = EmbeddedPostgres.start(dataDir);
                var connection = asOwner(postgres)) {
            assertThat(new LiveProcesses(dataDir.toRealPath().resolve("pg")).serves(orphan.pid()))
                    .as("the orphan still serves")
                    .isFalse();
            assertThat(postgres.pid()).isNotEqualTo(orphan.pid());
            assertThat(answer(connection, "select word from left_behind")).isEqualTo("kvitterat");
            execute(connection, "drop table left_behind");
        }
    }

    @Test
    void recovers_when_both_the_product_and_its_server_were_killed() throws Exception {
        var killed = inAnotherProcess(dataDir);
        var server = ProcessHandle.of(Long.parseLong(firstWord(killed))).orElseThrow();
        server.destroyForcibly();
        killed.destroyForcibly().waitFor();

        try (var postgres = EmbeddedPostgres.start(dataDir);
                var connection = asOwner(postgres)) {
            assertThat(answer(connection, "select word from left_behind")).isEqualTo("kvitterat");
            execute(connection, "drop table left_behind");
        }
    }

    @Test
    void neither_stops_nor_is_stopped_by_a_stranger_that_was_given_the_old_process_number() throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc")));
        EmbeddedPostgres.start(dataDir).close();
        var stranger = new ProcessBuilder("sleep", "600").start();
        try {
            leaveBehind(stranger.pid());
            try (var postgres = EmbeddedPostgres.start(dataDir);
                    var connection = asApp(postgres)) {
                assertThat(answer(connection, "select 1")).isEqualTo("1");
                assertThat(stranger.isAlive()).isTrue();
            }
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void is_not_hindered_by_a_dead_server_that_nobody_has_buried() throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc")));
        EmbeddedPostgres.start(dataDir).close();
        var postgresql = PostgresBinaries.unpackedIn(dataDir).program("postgres");
        var parentThatForgets = new ProcessBuilder("sh", "-c", postgresql + " --version >&2 & echo $!; exec sleep 600")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            var dead = parentThatForgets.inputReader().readLine();
            await().until(() -> isZombie(dead));
            leaveBehind(Long.parseLong(dead));
            try (var postgres = EmbeddedPostgres.start(dataDir);
                    var connection = asApp(postgres)) {
                assertThat(answer(connection, "select 1")).isEqualTo("1");
            }
        } finally {
            parentThatForgets.destroyForcibly();
        }
    }

    private static boolean isZombie(String pid) throws IOException {
        return Files.readString(Path.of("/proc", pid, "status")).contains("State:\tZ");
    }

    private static void leaveBehind(long pid) throws IOException {
        Files.writeString(
                dataDir.resolve("pg/postmaster.pid"),
                "%d\n%s\n1700000000\n5432\n\n127.0.0.1\n  1234567         1\nready   \n"
                        .formatted(pid, dataDir.resolve("pg")));
    }

    @Test
    void refuses_a_folder_that_is_in_use_by_this_process_or_another() throws Exception {
        try (var postgres = EmbeddedPostgres.start(dataDir);
                var connection = asApp(postgres)) {
            assertThatExceptionOfType(PostgresUnavailable.class)
                    .isThrownBy(() -> EmbeddedPostgres.start(dataDir))
                    .withMessageContaining("används redan av ett annat Målspår")
                    .withMessageContaining("already in use");
            var other = inAnotherProcess(dataDir);
            assertThat(firstWord(other)).contains("används redan av ett annat Målspår");
            assertThat(other.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(answer(connection, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void runs_as_the_unprivileged_user_where_root_may_not_have_a_namespace() throws Exception {
        assumeTrue(new UnixSystem().getUid() == 0, "only root can lend PostgreSQL another account");
        var folder = parent.resolve("unprivileged");
        try (var postgres = EmbeddedPostgres.start(folder, List.of(ServerAccount.UNPRIVILEGED_USER), Map.of());
                var connection = asOwner(postgres)) {
            assertThat(Files.getAttribute(Path.of("/proc", Long.toString(postgres.pid())), "unix:uid"))
                    .isEqualTo(65534);
            execute(connection, "create table kept as select 'kvar' as word");
        }
        try (var postgres = EmbeddedPostgres.start(folder, List.of(ServerAccount.OWN_NAMESPACE), Map.of());
                var connection = asOwner(postgres)) {
            assertThat(answer(connection, "select word from kept")).isEqualTo("kvar");
        }
    }

    @Test
    void says_what_to_do_where_root_can_lend_it_no_account() {
        var missing = new ServerAccount(List.of("no-such-program"), 65534);
        assertThatExceptionOfType(PostgresUnavailable.class)
                .isThrownBy(() -> EmbeddedPostgres.start(dataDir, List.of(missing), Map.of()))
                .withMessageContaining("kör Målspår som en vanlig användare")
                .withMessageContaining("run Målspår as an ordinary user")
                .satisfies(refusal -> assertThat(refusal.getStackTrace()).isEmpty());
    }

    @Test
    void says_that_the_passwords_are_missing_rather_than_starting_afresh() throws IOException {
        EmbeddedPostgres.start(dataDir).close();
        var file = DatabasePasswords.file(dataDir);
        var aside = dataDir.resolve("aside");
        Files.move(file, aside);
        try {
            assertThatExceptionOfType(PostgresUnavailable.class)
                    .isThrownBy(() -> EmbeddedPostgres.start(dataDir))
                    .withMessageContaining("återställ");
        } finally {
            Files.move(aside, file);
        }
    }

    @Test
    void draws_the_passwords_of_logins_that_came_after_its_file() throws IOException, SQLException {
        EmbeddedPostgres.start(dataDir).close();
        var file = DatabasePasswords.file(dataDir);
        var kept = Files.readString(file);
        Files.writeString(file, kept.replaceAll("(?m)^(read|audit)=.*\\R", ""));

        try (var postgres = EmbeddedPostgres.start(dataDir);
                var reader =
                        DriverManager.getConnection(postgres.jdbcUrl(), postgres.readUser(), postgres.readPassword())) {
            assertThat(answer(reader, "show default_transaction_read_only")).isEqualTo("on");
            assertThat(Files.readString(file)).contains("app=" + postgres.appPassword(), "read=", "audit=");
        }
    }

    @Test
    void says_why_when_the_server_will_not_start() {
        assertThatExceptionOfType(PostgresUnavailable.class)
                .isThrownBy(() -> EmbeddedPostgres.start(
                        dataDir, ServerAccount.candidates(parent), Map.of("shared_buffers", "many")))
                .withMessageContaining("gick inte att starta")
                .withMessageContaining("shared_buffers");
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, false, postgres-linux-x86_64.txz",
        "Linux, aarch64, false, postgres-linux-arm_64.txz",
        "Linux, amd64, true, postgres-linux-x86_64-alpine_linux.txz",
        "Mac OS X, aarch64, false, postgres-darwin-arm_64.txz",
        "Windows Server 2025, amd64, false, postgres-windows-x86_64.txz",
    })
    void looks_for_the_programs_of_its_own_platform(String os, String hardware, boolean alpine, String resource) {
        assertThat(PostgresBinaries.resourceName(os, hardware, alpine)).isEqualTo(resource);
    }

    @Test
    void points_at_a_database_server_where_no_programs_are_bundled() {
        assertThatExceptionOfType(PostgresUnavailable.class)
                .isThrownBy(() -> PostgresBinaries.archive("postgres-plan9-vax.txz"))
                .withMessageContaining("ange en egen databasserver med spring.datasource.url");
    }

    private static Connection asApp(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), postgres.appUser(), postgres.appPassword());
    }

    private static Connection asOwner(EmbeddedPostgres postgres) throws SQLException {
        var connection =
                DriverManager.getConnection(postgres.jdbcUrl(), postgres.migrationUser(), postgres.migrationPassword());
        execute(connection, "set role malspar_owner");
        return connection;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String answer(Connection connection, String question) {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery(question)) {
            assertThat(answer.next()).isTrue();
            return answer.getString(1);
        } catch (SQLException e) {
            throw new AssertionError(question, e);
        }
    }

    private static Process inAnotherProcess(Path dataDir) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dstdout.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AnotherProduct.class.getName(),
                        dataDir.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static String firstWord(Process product) {
        return product.inputReader()
                .lines()
                .filter(line -> line.startsWith(AnotherProduct.SAYS))
                .findFirst()
                .orElseThrow()
                .substring(AnotherProduct.SAYS.length());
    }

    /** Another product on the same folder: has a row acknowledged, tells its server's process number, and stays. */
    static final class AnotherProduct {

        static final String SAYS = "says: ";

        public static void main(String[] arguments) throws Exception {
            try (var postgres = EmbeddedPostgres.start(Path.of(arguments[0]));
                    var connection = asOwner(postgres)) {
                execute(connection, "create table left_behind as select 'kvitterat' as word");
                IO.println(SAYS + postgres.pid());
                Thread.sleep(60_000);
            } catch (PostgresUnavailable refusal) {
                IO.println(SAYS + refusal.getMessage());
            }
        }
    }
}
