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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@DisplayName("The check of a database's safety")
class DatabaseSafetyTest {

    @TempDir
    static Path parent;

    private static Path dataDir;

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
            assertThat(DatabaseSafety.check(migration)).as("no ledger yet").isEmpty();
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
