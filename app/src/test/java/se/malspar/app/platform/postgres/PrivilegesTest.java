package se.malspar.app.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.app.TestDatabase;

/** Asked of the database's own catalogue: a table or a role that is new must be written here. */
@DisplayName("In a migrated database")
class PrivilegesTest {

    /** What each role may do with each table and view of a schema; columns where it may not with all. */
    private static final String PRIVILEGES = """
            select format('%s.%s | %s | %s', schema.nspname, part.relname, role.name, may.what)
              from pg_class part
              join pg_namespace schema on schema.oid = part.relnamespace
             cross join (select rolname from pg_roles where rolname like 'malspar%' union all select 'public') role (name)
             cross join lateral (
                   select string_agg(
                              case when has_table_privilege(role.name, part.oid, privilege) then privilege
                                   else privilege || ' (' || covered.columns || ')' end,
                              ', ' order by nr) as what
                     from unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER',
                                       'MAINTAIN']) with ordinality given (privilege, nr)
                    cross join lateral (
                          select string_agg(attname, ', ' order by attname) as columns
                            from pg_attribute
                           where attrelid = part.oid and attnum > 0 and not attisdropped
                             and privilege in ('SELECT', 'INSERT', 'UPDATE', 'REFERENCES')
                             and has_column_privilege(role.name, part.oid, attnum, privilege)) covered
                    where has_table_privilege(role.name, part.oid, privilege) or covered.columns is not null) may
             where part.relkind in ('r', 'p', 'v', 'm', 'f') and may.what is not null and schema.nspname = :schema
             order by part.relname, role.name
            """;

    private final TestDatabase database = TestDatabase.create();
    private final JdbcClient catalogue = JdbcClient.create(database.superuser());

    private List<String> privilegesIn(String schema) {
        return catalogue
                .sql(PRIVILEGES)
                .param("schema", schema)
                .query((row, _) -> row.getString(1))
                .list();
    }

    @Test
    void every_role_may_do_exactly_this_with_every_table_of_the_log() {
        assertThat(String.join("\n", privilegesIn("ledger"))).isEqualTo("""
                ledger.anchor | malspar_app | SELECT, INSERT
                ledger.anchor | malspar_audit | SELECT
                ledger.anchor | malspar_owner | SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER, MAINTAIN
                ledger.checkpoint | malspar_app | SELECT, INSERT
                ledger.checkpoint | malspar_audit | SELECT
                ledger.checkpoint | malspar_owner | SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER, MAINTAIN
                ledger.event | malspar_app | SELECT, INSERT (leaf_bytes, nodes)
                ledger.event | malspar_audit | SELECT
                ledger.event | malspar_owner | SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER, MAINTAIN
                ledger.event | malspar_read | SELECT
                ledger.verifier_key | malspar_app | SELECT, INSERT
                ledger.verifier_key | malspar_audit | SELECT
                ledger.verifier_key | malspar_owner | SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER, MAINTAIN""");
    }

    @Test
    void nobody_but_the_product_and_its_reader_may_do_anything_with_its_own_tables() {
        assertThat(privilegesIn("operation"))
                .filteredOn(each -> !each.contains("malspar_owner"))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each).endsWith("| malspar_app | SELECT, INSERT, UPDATE, DELETE"));
        assertThat(privilegesIn("answers"))
                .filteredOn(each -> !each.contains("malspar_owner"))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each)
                        .matches(".*\\| malspar_app \\| SELECT, INSERT, UPDATE, DELETE, MAINTAIN"
                                + "|.*\\| malspar_read \\| SELECT"));
    }

    @Test
    void every_role_may_do_exactly_this_with_the_schemas_the_database_and_the_functions_of_the_log() {
        assertThat(catalogue.sql("""
                        select format('%s | %s | %s', nspname, role.name, string_agg(privilege, ', ' order by privilege))
                          from pg_namespace
                         cross join (select rolname from pg_roles where rolname like 'malspar%' and rolname <> 'malspar_owner'
                                      union all select 'public') role (name)
                         cross join unnest(array['USAGE', 'CREATE']) privilege
                         where nspname !~ '^pg_' and nspname <> 'information_schema'
                           and has_schema_privilege(role.name, oid, privilege)
                         group by nspname, role.name
                        union all
                        select format('%s | %s | %s', 'database', role.name, string_agg(privilege, ', ' order by privilege))
                          from (select rolname from pg_roles where rolname like 'malspar%' and rolname <> 'malspar_owner'
                                 union all select 'public') role (name)
                         cross join unnest(array['CONNECT', 'CREATE', 'TEMPORARY']) privilege
                         where has_database_privilege(role.name, 'malspar', privilege)
                         group by role.name
                        union all
                        select format('%s | %s | EXECUTE', function.oid::regprocedure, role.name)
                          from pg_proc function
                         cross join (select rolname from pg_roles where rolname like 'malspar%' and rolname <> 'malspar_owner'
                                      union all select 'public') role (name)
                         where pronamespace = 'ledger'::regnamespace
                           and has_function_privilege(role.name, function.oid, 'EXECUTE')
                         order by 1
                        """).query(String.class).list()).containsExactlyInAnyOrder("""
                answers | malspar_app | USAGE
                answers | malspar_read | USAGE
                database | malspar_app | CONNECT
                database | malspar_audit | CONNECT
                database | malspar_migrate | CONNECT
                database | malspar_read | CONNECT
                ledger | malspar_app | USAGE
                ledger | malspar_audit | USAGE
                ledger | malspar_read | USAGE
                operation | malspar_app | USAGE
                public | malspar_app | USAGE
                public | malspar_audit | USAGE
                public | malspar_migrate | USAGE
                public | malspar_read | USAGE
                public | public | USAGE""".split("\n"));
    }

    @Test
    void the_roles_are_these_and_only_the_migrations_may_become_another() {
        assertThat(catalogue.sql("""
                        select format('%s%s%s%s%s', rolname,
                                      case when rolcanlogin then ' login' else '' end,
                                      case when rolinherit then '' else ' noinherit' end,
                                      case when rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls
                                           then ' MORE' else '' end,
                                      (select ' → ' || string_agg(role.rolname, ', ')
                                         from pg_auth_members as membership
                                         join pg_roles as role on role.oid = membership.roleid
                                        where membership.member = pg_roles.oid))
                          from pg_roles where rolname like 'malspar%' order by rolname
                        """).query(String.class).list())
                .containsExactly(
                        "malspar_app login",
                        "malspar_audit login",
                        "malspar_migrate login noinherit → malspar_owner",
                        "malspar_owner",
                        "malspar_read login");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into ledger.event (leaf_bytes, nodes) values ('', '')",
                "update ledger.event set nodes = ''",
                "delete from ledger.event",
                "create table ledger.mine ()",
                "set role malspar_owner",
                "select * from operation.app_user",
                "select * from operation.access_token"
            })
    void the_auditor_and_the_reader_are_refused(String statement) {
        for (DataSource login : List.of(database.audit(), database.reader())) {
            assertThatThrownBy(() -> JdbcClient.create(login)
                            .sql("set transaction_read_only = off; " + statement)
                            .update())
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void the_auditor_reads_the_log_and_no_answers_and_the_reader_reads_answers_and_no_signatures() {
        assertThat(JdbcClient.create(database.audit())
                        .sql("select (select count(*) from ledger.event) + (select count(*) from ledger.anchor)")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(JdbcClient.create(database.reader())
                        .sql("select (select count(*) from ledger.event) + (select count(*) from answers.statement)")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThatThrownBy(() -> JdbcClient.create(database.audit())
                        .sql("select count(*) from answers.statement")
                        .query(Long.class)
                        .single())
                .rootCause()
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> JdbcClient.create(database.reader())
                        .sql("select count(*) from ledger.checkpoint")
                        .query(Long.class)
                        .single())
                .rootCause()
                .hasMessageContaining("permission denied");
    }
}
