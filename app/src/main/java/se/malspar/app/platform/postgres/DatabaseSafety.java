package se.malspar.app.platform.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Asks a database, through the very login the product works with, what could lose or forge what has been recorded. */
public final class DatabaseSafety {

    /** One thing that is unsafe, and what to do about it. */
    public record Finding(String swedish, String english) {}

    private static final String MAY_BECOME_SUPERUSER = """
            select exists (
                select from pg_catalog.pg_roles
                where rolsuper and pg_catalog.pg_has_role(session_user, oid, 'member'))
            """;

    private static final String MAY_BECOME_OWNER = """
            select exists (
                select from pg_catalog.pg_namespace schema
                where schema.nspname = 'ledger'
                  and (pg_catalog.pg_has_role(session_user, schema.nspowner, 'member')
                       or exists (
                           select from pg_catalog.pg_class part
                           where part.relnamespace = schema.oid
                             and pg_catalog.pg_has_role(session_user, part.relowner, 'member'))))
            """;

    private static final String MAY_SEE_WHO_MAY_CONNECT = """
            select pg_catalog.has_table_privilege('pg_catalog.pg_hba_file_rules', 'select')
               and pg_catalog.has_function_privilege('pg_catalog.pg_hba_file_rules()', 'execute')
            """;

    private static final String LETS_IN_WITHOUT_PASSWORD =
            "select exists (select from pg_catalog.pg_hba_file_rules where auth_method = 'trust')";

    private DatabaseSafety() {}

    /** Nothing found is not everything proved: a server may keep from this login who else it lets in. */
    public static List<Finding> check(DataSource database) throws SQLException {
        try (var connection = database.getConnection()) {
            var findings = new ArrayList<Finding>();
            if (isOff(connection, "fsync")) {
                findings.add(new Finding(
                        "fsync är avslaget: ett strömavbrott kan förstöra databasen. Sätt fsync = on.",
                        "fsync is off: a power cut can destroy the database. Set fsync = on."));
            }
            if (isOff(connection, "synchronous_commit")) {
                findings.add(new Finding(
                        "synchronous_commit är avslaget: kvitterade händelser kan gå förlorade. Sätt synchronous_commit = on.",
                        "synchronous_commit is off: acknowledged events can be lost. Set synchronous_commit = on."));
            }
            if (isOff(connection, "full_page_writes")) {
                findings.add(new Finding(
                        "full_page_writes är avslaget: ett avbrott kan lämna halvskrivna sidor. Sätt full_page_writes = on.",
                        "full_page_writes is off: a crash can leave torn pages. Set full_page_writes = on."));
            }
            if (holds(connection, MAY_BECOME_SUPERUSER)) {
                findings.add(
                        new Finding(
                                "Inloggningen är eller kan bli superanvändare: den kan ändra loggen obemärkt. Logga in som malspar_app.",
                                "The login is or may become a superuser: it can alter the log unnoticed. Log in as malspar_app."));
            }
            if (holds(connection, MAY_BECOME_OWNER)) {
                findings.add(
                        new Finding(
                                "Inloggningen äger eller kan bli ägare till schemat ledger: den kan skriva om loggen. Logga in som malspar_app.",
                                "The login owns or may become owner of the schema ledger: it can rewrite the log. Log in as malspar_app."));
            }
            if (holds(connection, MAY_SEE_WHO_MAY_CONNECT) && holds(connection, LETS_IN_WITHOUT_PASSWORD)) {
                findings.add(new Finding(
                        "pg_hba.conf släpper in utan lösenord (trust). Byt till scram-sha-256.",
                        "pg_hba.conf lets logins in without a password (trust). Change it to scram-sha-256."));
            }
            return List.copyOf(findings);
        }
    }

    private static boolean isOff(Connection connection, String setting) throws SQLException {
        return holds(connection, "select pg_catalog.current_setting('" + setting + "') = 'off'");
    }

    private static boolean holds(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery(question)) {
            return answer.next() && answer.getBoolean(1);
        }
    }
}
