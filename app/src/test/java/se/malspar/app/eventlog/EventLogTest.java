package se.malspar.app.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.malspar.app.TestDatabase;

@DisplayName("The event log")
class EventLogTest {

    private final TestDatabase database = TestDatabase.create();
    private final TestLog log = new TestLog(database);

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void is_empty_at_first() {
        assertThat(log.log.head()).isZero();
        assertThat(log.log.after(0, 10, Optional.empty())).isEmpty();
        assertThat(log.log.trail("0665", 0)).isEmpty();
        assertThat(log.engine.readEvents("0665").hasNext()).isFalse();
        assertThat(log.engine.lastSequenceNumberFor("0665")).isEmpty();
        assertThat(log.engine.createHeadToken()).isEqualTo(log.engine.createTailToken());
    }

    @Test
    void tells_what_was_recorded_under_which_command() {
        var registration = UUID.randomUUID();
        var one = TestLog.note("0665", 0, new Note("ett"), UUID.randomUUID(), registration);
        var other = TestLog.note("0665", 1, new Note("två"), UUID.randomUUID(), registration);
        log.engine.appendEvents(one, other);
        log.engine.appendEvents(TestLog.notes("0665", 2, "en annan sak"));

        assertThat(log.log.ofRegistration(registration))
                .extracting(StoredEvent::payload)
                .containsExactly(new Note("ett"), new Note("två"));
        var found = log.log.find(TestLog.idOf(other)).orElseThrow();
        assertThat(found.leaf()).isOne();
        assertThat(found.actor()).isEqualTo("Åsa Öberg");
        assertThat(found.idempotencyKey()).isNull();
        assertThat(found.recordedAt()).isAfter(TestLog.LONG_AGO.plusSeconds(86_400));
        assertThat(log.log.find(UUID.randomUUID())).isEmpty();
    }

    @Test
    void is_read_on_from_a_position_for_all_or_for_one_municipality() {
        log.engine.appendEvents(TestLog.notes("0665", 0, "a", "b"));
        log.engine.appendEvents(TestLog.notes("0684", 0, "c"));
        log.engine.appendEvents(TestLog.notes("0665", 2, "d", "e"));

        assertThat(positions(log.log.after(1, 3, Optional.empty()))).containsExactly(2L, 3L, 4L);
        assertThat(positions(log.log.after(1, 2, Optional.of("0665")))).containsExactly(2L, 4L);
        assertThat(positions(log.log.after(3, 9, Optional.of("0684")))).isEmpty();
        assertThat(positions(log.log.after(0, 9, Optional.of("1480")))).isEmpty();
        for (var position = 0L; position <= 6; position++) {
            var after = position;
            assertThat(positions(log.log.after(position, 9, Optional.of("0665"))))
                    .containsExactlyElementsOf(
                            Stream.of(1L, 2L, 4L, 5L).filter(p -> p > after).toList());
        }
    }

    @Test
    void is_read_to_its_end_over_many_pages() {
        var events = 2 * PagedLeaves.PAGE + 1;
        log.engine.appendEvents(TestLog.notes(
                "0665", 0, IntStream.range(0, events).mapToObj(i -> "nr " + i).toArray(String[]::new)));

        assertThat(log.log.trail("0665", 3).map(StoredEvent::leaf))
                .containsExactlyElementsOf(LongStream.range(3, events).boxed().toList());
        assertThat(log.engine
                        .readEvents(new GlobalSequenceTrackingToken(5), false)
                        .map(event -> event.trackingToken().position().orElseThrow()))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(6, events).boxed().toList());
        var trail = log.engine.readEvents("0665", 7);
        assertThat(trail.asStream().count()).isEqualTo(events - 7);
        assertThat(trail.getLastSequenceNumber()).isEqualTo(events - 1L);
        assertThat(log.engine.lastSequenceNumberFor("0665")).contains(events - 1L);
        assertThat(log.log.leaves(5).map(log.log::read).map(StoredEvent::position))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(6, events).boxed().toList());
    }

    @Test
    void gives_the_very_bytes_of_everybody_or_of_one_municipality() {
        log.engine.appendEvents(TestLog.notes("0665", 0, "ett"));
        log.engine.appendEvents(TestLog.notes("0684", 0, "två"));
        log.engine.appendEvents(TestLog.notes("0665", 1, "tre"));
        var stored = JdbcClient.create(database.app())
                .sql("select leaf_bytes from ledger.event order by position")
                .query(byte[].class)
                .list();

        assertThat(log.log.leaves(0)).containsExactlyElementsOf(stored);
        assertThat(log.log.leaves(1)).containsExactly(stored.get(1), stored.get(2));
        assertThat(log.log.leavesOf("0665", 0)).containsExactly(stored.get(0), stored.get(2));
        assertThat(log.log.leavesOf("0665", 1)).containsExactly(stored.get(2));
    }

    @Test
    void is_read_over_many_pages_within_a_transaction_on_its_one_connection() {
        var events = 2 * PagedLeaves.PAGE + 1;
        log.engine.appendEvents(TestLog.notes(
                "0665", 0, IntStream.range(0, events).mapToObj(i -> "nr " + i).toArray(String[]::new)));
        try (var pool = new HikariDataSource()) {
            pool.setDataSource(database.app());
            pool.setMaximumPoolSize(1);
            pool.setConnectionTimeout(1_000);
            var pooled = new EventLog(JdbcClient.create(pool), new Note.Format());
            new TransactionTemplate(new DataSourceTransactionManager(pool))
                    .executeWithoutResult(
                            _ -> assertThat(pooled.trail("0665", 0)).hasSize(events));
        }
    }

    @Test
    void asks_the_database_for_a_page_only_when_it_is_needed() {
        log.engine.appendEvents(TestLog.notes("0665", 0, "ett"));
        var trail = log.log.trail("0665", 0);
        log.engine.appendEvents(TestLog.notes("0665", 1, "två"));
        assertThat(trail).hasSize(2);
    }

    @Test
    void gives_messages_that_tell_when_by_whom_and_where() {
        log.engine.appendEvents(TestLog.notes("0665", 0, "ett"));
        TrackedEventMessage<?> message =
                log.engine.readEvents(null, false).findFirst().orElseThrow();
        var stored = log.log.after(0, 1, Optional.empty()).getFirst();

        assertThat(message.getTimestamp()).isEqualTo(stored.recordedAt());
        assertThat(message.getIdentifier()).isEqualTo(stored.eventId().toString());
        assertThat(message.getMetaData())
                .containsEntry(EnvelopeKeys.REGISTRATION, TestLog.REGISTRATION.toString())
                .containsEntry(EnvelopeKeys.ACTOR, "Åsa Öberg")
                .containsEntry(EnvelopeKeys.POSITION, 1L)
                .containsEntry(EnvelopeKeys.LEAF, 0L)
                .containsEntry(EnvelopeKeys.RECORDED_AT, stored.recordedAt().toString())
                .hasSize(5);
    }

    @Test
    void has_a_token_for_every_instant() {
        for (var leaf = 0; leaf < 3; leaf++) {
            log.engine.appendEvents(TestLog.notes("0665", leaf, "x"));
        }
        var second = log.log.after(1, 1, Optional.empty()).getFirst().recordedAt();

        assertThat(log.engine.createTokenAt(TestLog.LONG_AGO)).isEqualTo(new GlobalSequenceTrackingToken(0));
        assertThat(log.engine.createTokenAt(second)).isEqualTo(new GlobalSequenceTrackingToken(1));
        assertThat(log.engine.createTokenAt(second.plusNanos(1_000))).isEqualTo(new GlobalSequenceTrackingToken(2));
        assertThat(log.engine.createHeadToken()).isEqualTo(new GlobalSequenceTrackingToken(3));
    }

    @Test
    void has_no_snapshots() {
        assertThat(log.engine.readSnapshot("0665")).isEmpty();
        assertThatThrownBy(() -> log.engine.storeSnapshot(TestLog.note("0665", 0, new Note("stillbild"))))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void writes_what_waits_when_it_is_closed_and_then_takes_no_more() {
        var format = new LeafFormat(new Note.Format());
        var answers = IntStream.range(0, 400)
                .mapToObj(
                        leaf -> log.writer.append(List.of(format.draft(TestLog.note("0665", leaf, new Note("sist"))))))
                .toList();
        log.writer.close();

        assertThat(answers).allSatisfy(answer -> assertThat(answer).isCompleted());
        assertThat(log.log.head()).isEqualTo(400);
        assertThatThrownBy(() -> log.engine.appendEvents(TestLog.notes("0665", 400, "för sent")))
                .hasMessageContaining("closing");
    }

    private static List<Long> positions(List<StoredEvent> events) {
        return events.stream().map(StoredEvent::position).toList();
    }
}
