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

    /** One row for each way to more than the product needs that is open to it or to a role it may become. */
    private static final String MAY_DO_MORE = """
            with may_be as (
                select * from pg_catalog.pg_roles where pg_catalog.pg_has_role(session_user, oid, 'member')),
            log_table as (
                select part.oid, 'ledger.' || part.relname as name
                  from pg_catalog.pg_class part
                  join pg_catalog.pg_namespace schema on schema.oid = part.relnamespace
                 where schema.nspname = 'ledger' and part.relkind in ('r', 'p', 'v', 'm', 'f'))
            select 'CREATEROLE', '' from may_be where rolcreaterole
            union select 'CREATEDB', '' from may_be where rolcreatedb
            union select 'BYPASSRLS', '' from may_be where rolbypassrls
            union select 'REPLICATION', '' from may_be where rolreplication
            union select 'PREDEFINED', rolname from may_be
                   where rolname in ('pg_write_all_data', 'pg_maintain', 'pg_read_server_files', 'pg_write_server_files',
                                     'pg_execute_server_program', 'pg_signal_backend', 'pg_create_subscription')
            union select 'OWNER', database.datname
                    from pg_catalog.pg_database database
                    join may_be on may_be.oid = database.datdba
                   where database.datname = pg_catalog.current_database()
            union select privilege, log_table.name
                    from may_be
                   cross join log_table
                   cross join unnest(array['UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN']) privilege
                   where pg_catalog.has_table_privilege(may_be.oid, log_table.oid, privilege)
                      or (privilege in ('UPDATE', 'REFERENCES')
                          and pg_catalog.has_any_column_privilege(may_be.oid, log_table.oid, privilege))
            union select 'SET', 'session_replication_role'
                    from may_be
                   where pg_catalog.has_parameter_privilege(may_be.oid, 'session_replication_role', 'SET')
            union select 'CREATE', schema.nspname
                    from may_be
                   cross join pg_catalog.pg_namespace schema
                   where schema.nspname !~ '^pg_' and pg_catalog.has_schema_privilege(may_be.oid, schema.oid, 'CREATE')
            union select 'CREATE', pg_catalog.current_database()
                    from may_be
                   where pg_catalog.has_database_privilege(may_be.oid, pg_catalog.current_database(), 'CREATE')
            order by 1, 2
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
            findings.addAll(ofTheLogin(connection));
            if (holds(connection, MAY_SEE_WHO_MAY_CONNECT) && holds(connection, LETS_IN_WITHOUT_PASSWORD)) {
                findings.add(new Finding(
                        "pg_hba.conf släpper in utan lösenord (trust). Byt till scram-sha-256.",
                        "pg_hba.conf lets logins in without a password (trust). Change it to scram-sha-256."));
            }
            return List.copyOf(findings);
        }
    }

    /** What a greater right implies is not told besides. */
    private static List<Finding> ofTheLogin(Connection connection) throws SQLException {
        if (holds(connection, MAY_BECOME_SUPERUSER)) {
            return List.of(new Finding(
                    "Inloggningen är eller kan bli superanvändare: den kan ändra loggen obemärkt. Logga in som malspar_app.",
                    "The login is or may become a superuser: it can alter the log unnoticed. Log in as malspar_app."));
        }
        if (holds(connection, MAY_BECOME_OWNER)) {
            return List.of(
                    new Finding(
                            "Inloggningen äger eller kan bli ägare till schemat ledger: den kan skriva om loggen. Logga in som malspar_app.",
                            "The login owns or may become owner of the schema ledger: it can rewrite the log. Log in as malspar_app."));
        }
        var findings = new ArrayList<Finding>();
        try (var statement = connection.createStatement();
                var more = statement.executeQuery(MAY_DO_MORE)) {
            while (more.next()) {
                findings.add(more(more.getString(1), more.getString(2)));
            }
        }
        return findings;
    }

    private static Finding more(String right, String over) {
        return switch (right) {
            case "CREATEROLE", "CREATEDB", "BYPASSRLS", "REPLICATION" ->
                new Finding(
                        "Inloggningen har eller kan få egenskapen %s: mer än produkten behöver. Ta bort den."
                                .formatted(right),
                        "The login has or may get the attribute %s: more than the product needs. Take it away."
                                .formatted(right));
            case "PREDEFINED" ->
                new Finding(
                        "Inloggningen är medlem i %s: mer än produkten behöver. Ta bort medlemskapet.".formatted(over),
                        "The login is a member of %s: more than the product needs. Revoke it.".formatted(over));
            case "OWNER" ->
                new Finding(
                        "Inloggningen äger databasen %s: den kan ta bort den. Kör roles.sql.".formatted(over),
                        "The login owns the database %s: it can drop it. Run roles.sql.".formatted(over));
            case "SET" ->
                new Finding(
                        "Inloggningen får sätta %s: den kan stänga av utlösare. Ta bort rätten.".formatted(over),
                        "The login may set %s: it can disable triggers. Revoke it.".formatted(over));
            case "CREATE" ->
                new Finding(
                        "Inloggningen får skapa i %s (CREATE): det den skapar kan köras i stället för vårt. Ta bort rätten."
                                .formatted(over),
                        "The login may create in %s (CREATE): what it creates could run in the place of ours. Revoke it."
                                .formatted(over));
            default ->
                new Finding(
                        "Inloggningen har %s på %s: till loggen får den bara lägga. Ta bort rätten."
                                .formatted(right, over),
                        "The login has %s on %s: it may only add to the log. Revoke it.".formatted(right, over));
        };
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
