package se.malspar.app.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.app.TestDatabase;

/** V13 has been released in two wordings, and whoever has the one must be able to go on with the other. */
@DisplayName("A database whose papers were set apart")
class PapersApartTest {

    private static final int IN_OTHER_WORDS = 1_121_076_873;
    private static final int SOMETHING_ELSE = 4711;

    private final TestDatabase database = TestDatabase.migratedTo("13");
    private final JdbcClient superuser = JdbcClient.create(database.superuser());

    @Test
    void in_other_words_goes_on() {
        var checksum = checksum();
        writtenAs(IN_OTHER_WORDS);
        database.migrate();
        assertThat(checksum()).isEqualTo(checksum);
    }

    @Test
    void by_something_else_is_refused() {
        writtenAs(SOMETHING_ELSE);
        assertThatThrownBy(database::migrate).isInstanceOf(FlywayException.class);
    }

    private void writtenAs(int checksum) {
        superuser
                .sql("update flyway_schema_history set checksum = ? where version = '13'")
                .param(checksum)
                .update();
    }

    private int checksum() {
        return superuser
                .sql("select checksum from flyway_schema_history where version = '13'")
                .query(Integer.class)
                .single();
    }
}
