package se.malspar.app.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.app.TestDatabase;

/** A goal and its parts are sought as a range of subjects, and in the order of a language «/» hardly counts. */
@DisplayName("In a database of whatever language")
class SubjectOrderTest {

    @Test
    void subjects_stand_in_the_order_of_their_characters() {
        assertThat(JdbcClient.create(TestDatabase.create().superuser())
                        .sql("""
                                select table_name || ' ' || coalesce(collation_name, '(the database''s)')
                                  from information_schema.columns
                                 where table_schema = 'answers' and column_name = 'subject' and table_name like 'statement%'
                                 order by table_name
                                """)
                        .query(String.class)
                        .list())
                .containsExactly("statement C", "statement_of_goals C", "statement_of_papers C");
    }
}
