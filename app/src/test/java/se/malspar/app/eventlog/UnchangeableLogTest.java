package se.malspar.app.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.app.TestDatabase;

@DisplayName("What the log holds")
class UnchangeableLogTest {

    private static final String NEXT = """
            {"v":1,"municipality":"0665","leaf":2,"position":3,\
            "eventId":"0198c0de-0000-7000-8000-000000000009","type":"noted","typeVersion":1,\
            "recordedAt":"2026-01-01T00:00:00.000000Z","registration":"0198c0de-0000-7000-8000-000000000001",\
            "actor":"Åsa","payload":{}}""";

    private final TestDatabase database = TestDatabase.create();

    @BeforeEach
    void two_events() {
        try (var log = new TestLog(database)) {
            log.engine.appendEvents(TestLog.notes("0665", 0, "ett", "två"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger.event set leaf_bytes = leaf_bytes",
                "delete from ledger.event",
                "update ledger.event set nodes = nodes",
                "truncate ledger.event"
            })
    void is_changed_neither_by_the_product_nor_by_the_owner_nor_by_a_superuser(String change) {
        assertRefused(database.app(), change, "permission denied");
        assertRefused(database.owner(), change, "Händelseloggen ändras aldrig", "The event log never changes");
        assertRefused(database.superuser(), change, "Händelseloggen ändras aldrig");
        assertRefused(
                database.superuser(), "set session_replication_role = replica; " + change, "Händelseloggen ändras");
    }

    @ParameterizedTest
    @ValueSource(strings = {"position", "municipality", "leaf", "event_id", "recorded_at", "registration"})
    void is_found_by_columns_that_nobody_writes(String column) {
        var insert = """
                insert into ledger.event (leaf_bytes, nodes, %1$s)
                select convert_to('%2$s', 'UTF8'), '', %1$s from ledger.event limit 1
                """.formatted(column, NEXT);
        assertRefused(database.app(), insert, "permission denied");

        JdbcClient.create(database.superuser())
                .sql("set session_replication_role = replica; " + insert)
                .update();
        assertThat(JdbcClient.create(database.app())
                        .sql("""
                        select (municipality, leaf, position, event_id, type, recorded_at, registration)
                               = ('0665', 2, 3, '0198c0de-0000-7000-8000-000000000009', 'noted',
                                  '2026-01-01T00:00:00.000000Z'::timestamptz, '0198c0de-0000-7000-8000-000000000001')
                               and leaf_hash = sha256('\\x00'::bytea || leaf_bytes)
                          from ledger.event order by position desc limit 1
                        """)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"type", "leaf_hash"})
    void is_told_by_columns_that_nobody_can_write(String column) {
        assertRefused(
                database.superuser(),
                "insert into ledger.event (leaf_bytes, nodes, %1$s) select leaf_bytes, nodes, %1$s from ledger.event"
                        .formatted(column),
                "cannot insert a non-DEFAULT value");
    }

    @Test
    void cannot_be_stopped_from_being_unchangeable_by_the_product() {
        assertRefused(database.app(), "alter table ledger.event disable trigger all", "must be owner");
        assertRefused(database.app(), "drop table ledger.event", "must be owner");
        assertRefused(database.app(), "create table ledger.mine ()", "permission denied");
    }

    /** What is wrong in a leaf that the next one could be. */
    enum Wrong {
        NO_LEAF("^.*$", "not json"),
        VERSION_TWO("\"v\":1", "\"v\":2"),
        NO_VERSION("\"v\":1,", ""),
        THREE_DIGITS("\"0665\"", "\"665\""),
        FOUR_LETTERS("\"0665\"", "\"abcd\""),
        NEGATIVE_LEAF("\"leaf\":2", "\"leaf\":-1"),
        A_LEAF_THAT_IS_THERE("\"leaf\":2", "\"leaf\":1"),
        LEAF_WITH_ZERO("\"leaf\":2", "\"leaf\":02"),
        LEAF_AS_TEXT("\"leaf\":2", "\"leaf\":\"2\""),
        POSITION_ZERO("\"position\":3", "\"position\":0"),
        A_POSITION_THAT_IS_THERE("\"position\":3", "\"position\":2"),
        NO_POSITION(",\"position\":3", ""),
        ANOTHER_ORDER("\"leaf\":2,\"position\":3", "\"position\":3,\"leaf\":2"),
        A_SPACE("\"leaf\":2", "\"leaf\": 2"),
        SOMETHING_BETWEEN(",\"type\"", ",\"x\":1,\"type\""),
        CAPITALS_IN_THE_ID("0198c0de", "0198C0DE"),
        NO_ID("\"eventId\":\"[^\"]*\",", ""),
        TYPE_WITH_A_QUOTE("noted", "no\\\\\"ted"),
        NO_TYPE("noted", ""),
        TYPE_VERSION_WITH_ZERO("\"typeVersion\":1", "\"typeVersion\":01"),
        ANOTHER_TIME_ZONE("000Z", "+02:00"),
        MILLISECONDS("000000Z", "000Z"),
        NO_SUCH_DAY("2026-01-01T", "2026-02-30T"),
        NO_REGISTRATION("\"registration\":\"[^\"]*\",", "");

        final String pattern;
        final String replacement;

        Wrong(String pattern, String replacement) {
            this.pattern = pattern;
            this.replacement = replacement;
        }
    }

    @ParameterizedTest
    @EnumSource
    void is_always_an_envelope(Wrong wrong) {
        var changed = NEXT.replaceFirst(wrong.pattern, wrong.replacement);
        assertThat(changed).isNotEqualTo(NEXT);
        assertThatThrownBy(() -> insert(changed, 0)).rootCause().isInstanceOf(PSQLException.class);
        assertThatThrownBy(() -> insert(NEXT, 32)).rootCause().hasMessageContaining("Lövet har inte loggens form");
        assertThat(insert(NEXT, 0)).isOne();
    }

    @Test
    void has_the_nodes_that_each_leaf_completed() {
        assertThat(JdbcClient.create(database.app())
                        .sql("select length(nodes) / 32 from ledger.event order by leaf")
                        .query(Integer.class)
                        .list())
                .containsExactly(0, 1);
    }

    private int insert(String leaf, int bytesOfNodes) {
        return JdbcClient.create(database.app())
                .sql("insert into ledger.event (leaf_bytes, nodes) values (convert_to(?, 'UTF8'), ?)")
                .params(leaf, new byte[bytesOfNodes])
                .update();
    }

    @Test
    void is_read_from_the_envelope_whatever_the_payload_and_the_actor_say() {
        var trap = "\",\"payload\":{\"position\":77},\"position\":88,\\";
        try (var log = new TestLog(database)) {
            var event = TestLog.note("0665", 2, new Note(trap)).andMetaData(Map.of(EnvelopeKeys.ACTOR, trap));
            log.engine.appendEvents(event);

            var stored = log.log.find(TestLog.idOf(event)).orElseThrow();
            assertThat(stored.position()).isEqualTo(3);
            assertThat(stored.actor()).isEqualTo(trap);
            assertThat(stored.payload()).isEqualTo(new Note(trap));
            assertThat(JdbcClient.create(database.app())
                            .sql("select position from ledger.event where event_id = ?")
                            .param(TestLog.idOf(event))
                            .query(Long.class)
                            .single())
                    .isEqualTo(3);
        }
    }

    private static void assertRefused(DataSource by, String change, String... because) {
        assertThatThrownBy(() -> JdbcClient.create(by).sql(change).update())
                .rootCause()
                .message()
                .contains(because);
    }
}
