package se.malspar.app.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.app.TestDatabase;

@DisplayName("On a server of one's own, the product")
class OverprivilegedLoginTest {

    private final TestDatabase database = TestDatabase.create();

    private Database start(String username, String password, String reader, String readersPassword)
            throws SQLException {
        return new DatabaseWiring.Server()
                .database(database.jdbcUrl(), username, password, "", "", reader, readersPassword);
    }

    @Test
    void starts_with_the_logins_that_the_roles_are_for() throws SQLException {
        var started = start(database.appUser(), database.appPassword(), database.readUser(), database.readPassword());

        assertThat(started.reader().username()).isEqualTo("malspar_read");
    }

    @Test
    void reads_as_it_works_where_no_reader_is_named() throws SQLException {
        assertThat(start(database.appUser(), database.appPassword(), "", "")
                        .reader()
                        .username())
                .isEqualTo("malspar_app");
    }

    @Test
    void does_not_start_as_the_one_that_migrates_and_says_why() {
        assertThatExceptionOfType(UnsafeDatabase.class)
                .isThrownBy(() -> start(database.migrationUser(), database.migrationPassword(), "", ""))
                .withMessageContaining("malspar_migrate: Inloggningen äger eller kan bli ägare")
                .withMessageContaining("owner of the schema ledger");
    }

    @Test
    void does_not_start_when_either_login_may_change_the_log_and_says_which_and_why() {
        JdbcClient.create(database.superuser())
                .sql("grant update on ledger.checkpoint to malspar_app; grant delete on ledger.event to malspar_read")
                .update();

        assertThatExceptionOfType(UnsafeDatabase.class)
                .isThrownBy(() -> start(database.appUser(), database.appPassword(), "", ""))
                .withMessageContaining("malspar_app: Inloggningen har UPDATE på ledger.checkpoint");
        JdbcClient.create(database.superuser())
                .sql("revoke update on ledger.checkpoint from malspar_app")
                .update();
        assertThatExceptionOfType(UnsafeDatabase.class)
                .isThrownBy(() ->
                        start(database.appUser(), database.appPassword(), database.readUser(), database.readPassword()))
                .withMessageContaining("malspar_read: Inloggningen har DELETE på ledger.event");
    }
}
