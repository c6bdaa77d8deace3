package se.malspar.app.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.app.TestDatabase;

@DisplayName("What the log holds")
class UnchangeableLogTest {

    private final TestDatabase database = TestDatabase.create();

    @BeforeEach
    void two_events_and_their_node() {
        try (var log = new TestLog(database)) {
            log.engine.appendEvents(TestLog.notes("0665", 0, "ett", "två"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger.event set leaf_bytes = leaf_bytes",
                "delete from ledger.event",
                "truncate ledger.event",
                "update ledger.node set hash = hash",
                "delete from ledger.node",
                "truncate ledger.node"
            })
    void is_changed_neither_by_the_product_nor_by_the_owner_nor_by_a_superuser(String change) {
        assertRefused(database.app(), change, "permission denied");
        assertRefused(database.owner(), change, "Händelseloggen ändras aldrig", "The event log never changes");
        assertRefused(database.superuser(), change, "Händelseloggen ändras aldrig");
        assertRefused(
                database.superuser(), "set session_replication_role = replica; " + change, "Händelseloggen ändras");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "position",
                "municipality",
                "leaf",
                "event_id",
                "type",
                "recorded_at",
                "registration",
                "leaf_hash"
            })
    void is_found_by_columns_that_nobody_writes(String column) {
        var value = "(select %1$s from ledger.event limit 1)".formatted(column);
        assertRefused(
                database.app(),
                "insert into ledger.event (leaf_bytes, %s) select leaf_bytes, %s from ledger.event"
                        .formatted(column, value),
                "cannot insert a non-DEFAULT value");
        assertRefused(
                database.superuser(),
                "set session_replication_role = replica; update ledger.event set %s = %s".formatted(column, value),
                "can only be updated to DEFAULT");
    }

    @Test
    void cannot_be_stopped_from_being_unchangeable_by_the_product() {
        assertRefused(database.app(), "alter table ledger.event disable trigger all", "must be owner");
        assertRefused(database.app(), "drop table ledger.event", "must be owner");
        assertRefused(database.app(), "create table ledger.mine ()", "permission denied");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"municipality\":\"665\",\"leaf\":2,\"position\":3,%s,\"payload\":{}}",
                "{\"municipality\":\"0665\",\"leaf\":-1,\"position\":3,%s,\"payload\":{}}",
                "{\"municipality\":\"0665\",\"leaf\":1,\"position\":3,%s,\"payload\":{}}",
                "{\"municipality\":\"0665\",\"leaf\":2,\"position\":2,%s,\"payload\":{}}",
                "{\"municipality\":\"0665\",\"leaf\":2,\"position\":0,%s,\"payload\":{}}",
                "{\"municipality\":\"0665\",\"position\":3,%s,\"payload\":{}}",
                "{\"municipality\":\"0665\",\"leaf\":2,\"position\":3,%s}",
                "not json"
            })
    void is_always_an_envelope(String leaf) {
        var rest = """
                "eventId":"%s","type":"noted","recordedAt":"2026-01-01T00:00:00.000000Z","registration":"%s"
                """.strip().formatted(TestLog.REGISTRATION, TestLog.REGISTRATION);
        var insert = "insert into ledger.event (leaf_bytes) values (convert_to('%s', 'UTF8'))";
        assertThatThrownBy(() -> JdbcClient.create(database.app())
                        .sql(insert.formatted(leaf.replace("%s", rest)))
                        .update())
                .rootCause()
                .isInstanceOf(PSQLException.class);

        var right = "{\"municipality\":\"0665\",\"leaf\":2,\"position\":3,%s,\"payload\":{}}".formatted(rest);
        assertThat(JdbcClient.create(database.app())
                        .sql(insert.formatted(right))
                        .update())
                .isOne();
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
