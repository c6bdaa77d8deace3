package se.malspar.app.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.malspar.app.TestDatabase;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Through the door for many events")
class LogAppenderTest {

    private static final Instant ONCE = Instant.parse("2020-10-07T08:15:30.123456Z");
    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void events_are_recorded_in_the_order_they_were_handed_over() {
        var database = TestDatabase.create();
        try (var log = new TestLog(database)) {
            var answers = new ArrayList<CompletableFuture<@Nullable Void>>();
            for (var leaf = 0; leaf < 6_000; leaf += 2) {
                answers.add(appender(log).append(List.of(event(leaf, "nr " + leaf), event(leaf + 1, "och nästa"))));
            }
            assertThat(answers).allSatisfy(answer -> assertThat(answer).succeedsWithin(SOON));

            assertThat(log.log.trail("0665", 0).map(StoredEvent::payload))
                    .startsWith(new Note("nr 0"), new Note("och nästa"), new Note("nr 2"))
                    .hasSize(6_000);
            var first = log.log.trail("0665", 0).findFirst().orElseThrow();
            assertThat(first.actor()).isEqualTo("Åsa Öberg");
            assertThat(first.idempotencyKey()).isEqualTo("nyckel");
            assertThat(first.requestDigest()).isNull();
            assertThat(first.recordedAt()).isAfter(ONCE);
        }
    }

    @Test
    void a_whole_log_is_restored_to_the_byte() {
        var original = TestDatabase.create();
        try (var log = new TestLog(original)) {
            log.engine.appendEvents(TestLog.notes("0665", 0, "ett «citat»", "två"));
            log.engine.appendEvents(TestLog.notes("0684", 0, "Å\u001f😀"));
            appender(log).append(List.of(event(2, "tre"))).join();
        }
        var copy = TestDatabase.create();
        try (var from = new TestLog(original);
                var to = new TestLog(copy)) {
            var appends = new ArrayList<List<Recording>>();
            Instant last = Instant.EPOCH;
            for (var leaf : from.log.leaves(0).toList()) {
                var event = from.log.read(leaf);
                if (event.recordedAt().isAfter(last)) {
                    appends.add(new ArrayList<>());
                    last = event.recordedAt();
                }
                appends.getLast().add(again(event, leaf));
            }
            assertThat(appends).hasSize(3);
            appends.forEach(events -> assertThat(appender(to).append(events)).succeedsWithin(SOON));

            assertThat(to.log.leaves(0))
                    .containsExactlyElementsOf(from.log.leaves(0).toList());
            LogConsistency.assertHolds(copy);
            to.engine.appendEvents(TestLog.notes("0665", 3, "sedan som vanligt"));
            LogConsistency.assertHolds(copy);
        }
    }

    @Test
    void without_the_old_id_and_salt_only_the_time_is_kept() {
        var database = TestDatabase.create();
        try (var log = new TestLog(database)) {
            appender(log)
                    .append(List.of(at(0, ONCE), at(1, ONCE), at(2, ONCE.plusSeconds(1))))
                    .join();
            assertThat(log.log.trail("0665", 0).map(StoredEvent::recordedAt))
                    .containsExactly(ONCE, ONCE, ONCE.plusSeconds(1));
            assertThat(log.log.trail("0665", 0).map(StoredEvent::eventId)).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, -86_400_000_000L})
    void a_time_that_is_not_later_than_the_last_is_refused(long microseconds) {
        try (var log = new TestLog(TestDatabase.create())) {
            appender(log).append(List.of(at(0, ONCE))).join();
            var late = appender(log).append(List.of(at(1, ONCE.plus(microseconds, ChronoUnit.MICROS))));
            assertThat(late).failsWithin(SOON);
            assertThat(late.exceptionNow())
                    .isInstanceOf(RecordedOutOfOrder.class)
                    .hasMessageContaining("ryms inte i loggen");
            assertThat(appender(log).append(List.of(at(1, ONCE.plus(1, ChronoUnit.MICROS)))))
                    .succeedsWithin(SOON);
        }
    }

    @Test
    void a_time_that_falls_within_an_append_or_has_not_come_is_refused() {
        try (var log = new TestLog(TestDatabase.create())) {
            var falls = appender(log).append(List.of(at(0, ONCE), at(1, ONCE.minusSeconds(1))));
            assertThat(falls).failsWithin(SOON);
            assertThat(falls.exceptionNow()).isInstanceOf(RecordedOutOfOrder.class);
            var ahead = appender(log).append(List.of(at(0, Instant.parse("2190-01-01T00:00:00Z"))));
            assertThat(ahead).failsWithin(SOON);
            assertThat(ahead.exceptionNow()).isInstanceOf(RecordedOutOfOrder.class);
            assertThat(log.log.head()).isZero();
        }
    }

    @Test
    void a_leaf_that_is_taken_is_refused() {
        try (var log = new TestLog(TestDatabase.create())) {
            appender(log).append(List.of(event(0, "först"))).join();
            var again = appender(log).append(List.of(event(0, "igen")));
            assertThat(again).failsWithin(SOON);
            assertThat(again.exceptionNow()).isInstanceOf(ConcurrencyException.class);
        }
    }

    @Test
    void what_can_never_be_stored_is_refused_at_once() {
        try (var log = new TestLog(TestDatabase.create())) {
            for (var event : List.of(
                    event(0, "x".repeat(LeafFormat.MOST_BYTES)),
                    at(0, ONCE.plusNanos(1)),
                    restored(0, new Restored(ONCE, Optional.empty(), Optional.of("\",\"x\":\"")), "salt"))) {
                assertThatThrownBy(() -> appender(log).append(List.of(event))).isInstanceOf(EventStoreException.class);
            }
        }
    }

    @Test
    void who_hands_over_faster_than_is_written_has_to_wait() throws Exception {
        var database = TestDatabase.create();
        var release = new CountDownLatch(1);
        try (var log = new TestLog(database, TamperedCommits.of(database.app(), connection -> {
            release.await();
            connection.commit();
        }))) {
            var large = "x".repeat(50_000);
            var enough = 2_000;
            var handedOver = CompletableFuture.supplyAsync(() -> {
                var answers = new ArrayList<CompletableFuture<@Nullable Void>>();
                for (var leaf = 0; leaf < enough; leaf++) {
                    answers.add(appender(log).append(List.of(event(leaf, large))));
                }
                return answers;
            });
            assertThatThrownBy(() -> handedOver.get(2, TimeUnit.SECONDS))
                    .isInstanceOf(java.util.concurrent.TimeoutException.class);
            release.countDown();
            assertThat(handedOver.join())
                    .allSatisfy(answer -> assertThat(answer).succeedsWithin(SOON));
            assertThat(log.log.head()).isEqualTo(enough);
        }
    }

    private static LogAppender appender(TestLog log) {
        return new LogAppender(log.writer, new Note.Format());
    }

    private static Recording event(long leaf, String text) {
        return new Recording(
                "0665",
                leaf,
                new Note(text),
                TestLog.REGISTRATION,
                "Åsa Öberg",
                Optional.of("nyckel"),
                Optional.empty(),
                Optional.empty());
    }

    private static Recording at(long leaf, Instant recordedAt) {
        return restored(leaf, new Restored(recordedAt, Optional.empty(), Optional.empty()), "nr " + leaf);
    }

    private static Recording restored(long leaf, Restored restored, String text) {
        return new Recording(
                "0665",
                leaf,
                new Note(text),
                UUID.randomUUID(),
                "Åsa Öberg",
                Optional.empty(),
                Optional.empty(),
                Optional.of(restored));
    }

    private static Recording again(StoredEvent event, byte[] leaf) {
        var salt = new JsonMapper()
                .readTree(new String(leaf, StandardCharsets.UTF_8))
                .required("salt");
        return new Recording(
                event.municipality(),
                event.leaf(),
                event.payload(),
                event.registration(),
                event.actor(),
                Optional.ofNullable(event.idempotencyKey()),
                Optional.ofNullable(event.requestDigest()),
                Optional.of(new Restored(
                        event.recordedAt(), Optional.of(event.eventId()), Optional.of(salt.stringValue()))));
    }
}
