package se.malspar.app.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.app.TestDatabase;

@DisplayName("A request that is refused")
class RefusedAppendsTest {

    private static final EventMessage<?> GOOD = TestLog.note("0665", 0, new Note("god"));

    private final TestDatabase database = TestDatabase.create();
    private final TestLog log = new TestLog(database);

    @AfterEach
    void nothing_was_written_and_the_next_append_goes_well() {
        assertThat(JdbcClient.create(database.app())
                        .sql("select count(*) from ledger.event")
                        .query(Long.class)
                        .single())
                .isZero();
        log.engine.appendEvents(GOOD);
        assertThat(log.log.head()).isOne();
        log.close();
    }

    @Test
    void has_a_second_event_that_is_too_large() {
        assertThatThrownBy(() -> log.engine.appendEvents(List.of(
                        GOOD, TestLog.note("0665", 1, new Note("x".repeat(LeafFormat.MOST_BYTES))))))
                .isInstanceOf(EventTooLarge.class)
                .hasMessageContaining("noted");
    }

    @Test
    void has_a_second_event_that_cannot_be_written() {
        assertThatThrownBy(() -> log.engine.appendEvents(List.of(GOOD, TestLog.note("0665", 1, "no note"))))
                .isInstanceOf(ClassCastException.class);
    }

    @Test
    void has_half_a_character() {
        assertThatThrownBy(() -> log.engine.appendEvents(List.of(GOOD, TestLog.note("0665", 1, new Note("\ud83d")))))
                .hasMessageContaining("surrogate");
    }

    @Test
    void lacks_the_registrars_name() {
        var nameless = TestLog.note("0665", 1, new Note("utan namn"))
                .withMetaData(Map.of(EnvelopeKeys.REGISTRATION, TestLog.REGISTRATION));
        assertThatThrownBy(() -> log.engine.appendEvents(List.of(GOOD, nameless)))
                .isInstanceOf(EventStoreException.class)
                .hasMessageContaining(EnvelopeKeys.ACTOR);
    }

    @Test
    void has_a_name_the_database_cannot_hold() {
        var nul = TestLog.note("0665", 1, new Note("nul")).andMetaData(Map.of(EnvelopeKeys.ACTOR, "A\0B"));
        assertThatThrownBy(() -> log.engine.appendEvents(List.of(GOOD, nul)))
                .isInstanceOf(EventStoreException.class)
                .hasMessageContaining("NUL");
    }

    @Test
    void is_about_something_else_than_a_municipality() {
        for (var stranger : List.of(
                GenericEventMessage.asEventMessage(new Note("no aggregate")),
                new GenericDomainEventMessage<>("goal", "0665", 1, new Note("no trail")),
                TestLog.note("665", 1, new Note("three digits")))) {
            assertThatThrownBy(() -> log.engine.appendEvents(List.of(GOOD, stranger)))
                    .isInstanceOf(EventStoreException.class);
        }
    }

    @Test
    void brings_an_event_the_log_already_has() {
        DomainEventMessage<?> twice = TestLog.note("0665", 1, new Note("igen"));
        assertThatThrownBy(() -> log.engine.appendEvents(List.of(
                        GOOD,
                        twice,
                        TestLog.note("0665", 2, new Note("igen"), TestLog.idOf(twice), TestLog.REGISTRATION))))
                .isInstanceOf(EventStoreException.class)
                .hasRootCauseInstanceOf(PSQLException.class);
    }
}
