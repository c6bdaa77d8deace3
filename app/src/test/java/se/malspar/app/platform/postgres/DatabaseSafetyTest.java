package se.malspar.app.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@DisplayName("The check of a database's safety")
class DatabaseSafetyTest {

    @TempDir
    static Path parent;

    private static Path dataDir;
    private static @Nullable EmbeddedPostgres standing;

    @BeforeAll
    static void let_an_unprivileged_account_pass() throws IOException {
        Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwx--x--x"));
        dataDir = parent.resolve("data");
    }

    @Test
    void finds_nothing_in_the_embedded_database_as_the_product_uses_it() throws SQLException {
        try (var postgres = EmbeddedPostgres.start(dataDir)) {
            withLedgerOwnedBy(
                    "malspar_owner",
                    postgres,
                    () -> assertThat(DatabaseSafety.check(app(postgres))).isEmpty());
        }
    }

    @Test
    void finds_each_setting_that_can_lose_what_was_acknowledged() throws SQLException {
        for (var setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            try (var postgres = unsafe(Map.of(setting, "off"))) {
                assertThat(english(app(postgres))).singleElement().asString().startsWith(setting + " is off");
            }
        }
    }

    @Test
    void finds_a_setting_that_was_loosened_for_the_login_alone() throws SQLException {
        try (var postgres = EmbeddedPostgres.start(dataDir)) {
            asSuperuser(postgres, "alter role malspar_app set synchronous_commit = off");
            try {
                assertThat(english(app(postgres))).singleElement().asString().startsWith("synchronous_commit is off");
            } finally {
                asSuperuser(postgres, "alter role malspar_app reset synchronous_commit");
            }
        }
    }

    @Test
    void finds_a_superuser() throws SQLException {
        try (var postgres = EmbeddedPostgres.start(dataDir)) {
            var superuser = new DriverManagerDataSource(
                    postgres.jdbcUrl(),
                    "postgres",
                    postgres.database().passwords().superuser());
            assertThat(DatabaseSafety.check(superuser)).anySatisfy(finding -> {
                assertThat(finding.swedish()).contains("superanvändare");
                assertThat(finding.english()).contains("superuser");
            });
        }
    }

    @Test
    void finds_a_login_that_may_rewrite_the_ledger() throws SQLException {
        try (var postgres = EmbeddedPostgres.start(dataDir)) {
            var migration = new DriverManagerDataSource(
                    postgres.jdbcUrl(), postgres.migrationUser(), postgres.migrationPassword());
            withLedgerOwnedBy(
                    "malspar_owner",
                    postgres,
                    () -> assertThat(english(migration))
                            .singleElement()
                            .asString()
                            .contains("owner of the schema ledger"));
            withLedgerOwnedBy(
                    "malspar_app",
                    postgres,
                    () -> assertThat(english(app(postgres)))
                            .singleElement()
                            .asString()
                            .contains("owner of the schema ledger"));
        }
    }

    @Test
    void finds_a_login_that_owns_a_table_of_the_ledger_but_not_the_schema() throws SQLException {
        try (var postgres = EmbeddedPostgres.start(dataDir)) {
            withLedgerOwnedBy("malspar_owner", postgres, () -> {
                asSuperuser(postgres, "create table ledger.event ()");
                asSuperuser(postgres, "alter table ledger.event owner to malspar_app");
                assertThat(english(app(postgres))).singleElement().asString().contains("owner of the schema ledger");
            });
        }
    }

    /** Each gives the login more than it needs, and takes it back. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            alter role malspar_app createrole   | alter role malspar_app nocreaterole   | attribute CREATEROLE
            alter role malspar_app createdb     | alter role malspar_app nocreatedb     | attribute CREATEDB
            alter role malspar_app bypassrls    | alter role malspar_app nobypassrls    | attribute BYPASSRLS
            alter role malspar_app replication  | alter role malspar_app noreplication  | attribute REPLICATION
            grant pg_write_all_data to malspar_app     | revoke pg_write_all_data from malspar_app     | member of pg_write_all_data
            grant pg_write_server_files to malspar_app | revoke pg_write_server_files from malspar_app | member of pg_write_server_files
            grant update on ledger.event to malspar_app         | revoke update on ledger.event from malspar_app         | has UPDATE on ledger.event
            grant update (leaf) on ledger.event to malspar_app  | revoke update (leaf) on ledger.event from malspar_app  | has UPDATE on ledger.event
            grant delete on ledger.event to malspar_app         | revoke delete on ledger.event from malspar_app         | has DELETE on ledger.event
            grant truncate on ledger.event to malspar_app       | revoke truncate on ledger.event from malspar_app       | has TRUNCATE on ledger.event
            grant trigger on ledger.event to malspar_app        | revoke trigger on ledger.event from malspar_app        | has TRIGGER on ledger.event
            grant references on ledger.event to malspar_app     | revoke references on ledger.event from malspar_app     | has REFERENCES on ledger.event
            grant maintain on ledger.event to malspar_app       | revoke maintain on ledger.event from malspar_app       | has MAINTAIN on ledger.event
            grant delete on ledger.event to public              | revoke delete on ledger.event from public              | has DELETE on ledger.event
            grant set on parameter session_replication_role to malspar_app | revoke set on parameter session_replication_role from malspar_app | set session_replication_role
            grant create on schema ledger to malspar_app  | revoke create on schema ledger from malspar_app  | create in ledger
            grant create on schema public to malspar_app  | revoke create on schema public from malspar_app  | create in public
            grant create on database malspar to malspar_app | revoke create on database malspar from malspar_app | create in malspar
            alter database malspar owner to malspar_app   | alter database malspar owner to malspar_owner   | owns the database malspar
            """)
    void finds_every_right_that_the_product_has_no_use_for(String given, String taken, String told)
            throws SQLException {
        var app = app(standing());
        withLedgerOwnedBy("malspar_owner", standing(), () -> {
            asSuperuser(standing(), "create table ledger.event (leaf bigint)");
            assertThat(english(app)).as("before").isEmpty();
            asSuperuser(standing(), given);
            try {
                assertThat(english(app)).anySatisfy(each -> assertThat(each).contains(told));
                assertThat(DatabaseSafety.check(app))
                        .allSatisfy(each -> assertThat(each.swedish()).startsWith("Inloggningen "));
            } finally {
                asSuperuser(standing(), taken);
            }
        });
    }

    @Test
    void finds_what_the_login_may_do_as_another_role_that_it_may_become() throws SQLException {
        withLedgerOwnedBy("malspar_owner", standing(), () -> {
            asSuperuser(standing(), "create table ledger.event (leaf bigint)");
            asSuperuser(standing(), "create role sweeper");
            asSuperuser(standing(), "grant delete on ledger.event to sweeper");
            asSuperuser(standing(), "grant sweeper to malspar_app with inherit false");
            try {
                assertThat(english(app(standing()))).singleElement().asString().contains("has DELETE on ledger.event");
            } finally {
                asSuperuser(standing(), "drop owned by sweeper");
                asSuperuser(standing(), "drop role sweeper");
            }
        });
    }

    /** One server for all that changes nothing of how the server itself is started. */
    private static EmbeddedPostgres standing() {
        var running = standing;
        if (running == null) {
            running = EmbeddedPostgres.start(parent.resolve("standing"));
            standing = running;
        }
        return running;
    }

    @AfterAll
    static void stop() {
        if (standing != null) {
            standing.close();
        }
    }

    @Test
    void finds_a_door_that_needs_no_password() throws SQLException, IOException {
        EmbeddedPostgres.start(dataDir).close();
        var open = dataDir.resolve("pg/open.conf");
        Files.writeString(open, """
                host all malspar_app 127.0.0.1/32 scram-sha-256
                host all all 127.0.0.1/32 trust
                """);
        ServerAccount.candidates(dataDir).getFirst().own(open);
        try (var postgres = unsafe(Map.of("hba_file", open.toString()))) {
            assertThat(english(app(postgres))).singleElement().asString().contains("without a password");
        }
    }

    private static EmbeddedPostgres unsafe(Map<String, String> overrides) {
        return EmbeddedPostgres.start(dataDir, ServerAccount.candidates(parent), overrides);
    }

    private static DataSource app(EmbeddedPostgres postgres) {
        return new DriverManagerDataSource(postgres.jdbcUrl(), postgres.appUser(), postgres.appPassword());
    }

    private static List<String> english(DataSource database) throws SQLException {
        return DatabaseSafety.check(database).stream()
                .map(DatabaseSafety.Finding::english)
                .toList();
    }

    private interface Trial {
        void run() throws SQLException;
    }

    private static void withLedgerOwnedBy(String owner, EmbeddedPostgres postgres, Trial trial) throws SQLException {
        asSuperuser(postgres, "create schema ledger authorization " + owner);
        try {
            trial.run();
        } finally {
            asSuperuser(postgres, "drop schema ledger cascade");
        }
    }

    private static void asSuperuser(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (var connection = postgres.database().asSuperuser("malspar");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
