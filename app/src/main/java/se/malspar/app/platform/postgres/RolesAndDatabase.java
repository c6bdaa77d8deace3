package se.malspar.app.platform.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/** The product's database and its roles in a running server: made if missing, left as they are if not. */
record RolesAndDatabase(int port, DatabasePasswords passwords) {

    static final String DATABASE = "malspar";
    static final String SUPERUSER = "postgres";
    static final String MIGRATION_USER = "malspar_migrate";
    static final String APP_USER = "malspar_app";
    static final String READ_USER = "malspar_read";
    static final String AUDIT_USER = "malspar_audit";
    private static final String ROLES = "/db/roles/roles.sql";

    void prepare() throws SQLException, IOException {
        try (var connection = asSuperuser("postgres")) {
            createDatabaseIfMissing(connection);
        }
        try (var connection = asSuperuser(DATABASE);
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(rolesScript());
            // Sends a SCRAM verifier: the password itself never reaches the server or its log.
            var postgres = connection.unwrap(PGConnection.class);
            postgres.alterUserPassword(MIGRATION_USER, passwords.migration().toCharArray(), "scram-sha-256");
            postgres.alterUserPassword(APP_USER, passwords.app().toCharArray(), "scram-sha-256");
            postgres.alterUserPassword(READ_USER, passwords.read().toCharArray(), "scram-sha-256");
            postgres.alterUserPassword(AUDIT_USER, passwords.audit().toCharArray(), "scram-sha-256");
            connection.commit();
        }
    }

    Connection asSuperuser(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), SUPERUSER, passwords.superuser());
    }

    String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    private static void createDatabaseIfMissing(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            try (var found =
                    statement.executeQuery("select 1 from pg_catalog.pg_database where datname = '" + DATABASE + "'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("""
                    create database %s template template0
                        encoding 'UTF8' locale_provider icu icu_locale 'sv-SE' locale 'C'
                    """.formatted(DATABASE));
        }
    }

    private static String rolesScript() throws IOException {
        try (var script = RolesAndDatabase.class.getResourceAsStream(ROLES)) {
            if (script == null) {
                throw new IllegalStateException(ROLES + " is missing from the product");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
