package se.malspar.app.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static se.malspar.app.eventlog.TestLog.notes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import se.malspar.app.TestDatabase;

@DisplayName("The tail of the log")
class LogTailTest {

    private static final int EVENTS = 1_500;
    private static final Duration A_WHILE = Duration.ofMillis(1_500);

    private final TestDatabase database = TestDatabase.create();

    @Test
    void wakes_its_follower_for_what_this_process_records_and_for_what_another_does() throws Exception {
        try (var here = new TestLog(database);
                var there = new TestLog(database);
                var tail = of(here).openStream(null)) {
            var woken = new AtomicInteger();
            assertThat(tail.setOnAvailableCallback(woken::incrementAndGet)).isTrue();
            assertThat(tail.hasNextAvailable()).isFalse();

            here.engine.appendEvents(notes("0665", 0, "här"));
            await().until(() -> woken.get() == 1);
            assertThat(tail.hasNextAvailable()).isTrue();
            assertThat(positionOf(tail.peek().orElseThrow())).isEqualTo(1);
            assertThat(positionOf(tail.nextAvailable())).isEqualTo(1);
            assertThat(tail.hasNextAvailable()).isFalse();

            there.engine.appendEvents(notes("0665", 1, "där"));
            await().until(() -> woken.get() == 2);
            assertThat(tail.nextAvailable().getPayload()).isEqualTo(new Note("där"));
        }
    }

    @Test
    void has_every_event_once_and_in_order_while_two_processes_record() throws Exception {
        try (var here = new TestLog(database);
                var there = new TestLog(database);
                var clients = Executors.newFixedThreadPool(2);
                var tail = of(here).openStream(new GlobalSequenceTrackingToken(0))) {
            var recording =
                    List.of(clients.submit(() -> record(here, "0665")), clients.submit(() -> record(there, "9999")));

            assertThat(read(tail, 2 * EVENTS))
                    .isEqualTo(LongStream.rangeClosed(1, 2 * EVENTS).boxed().toList());
            for (var each : recording) {
                assertThat(each.get()).isEqualTo(EVENTS);
            }
            assertThat(tail.hasNextAvailable(300, TimeUnit.MILLISECONDS)).isFalse();
        }
    }

    @Test
    void goes_on_from_a_position() throws Exception {
        try (var log = new TestLog(database)) {
            assertThat(record(log, "0665")).isEqualTo(EVENTS);
            try (var tail = of(log).openStream(new GlobalSequenceTrackingToken(EVENTS - 3))) {
                assertThat(read(tail, 3)).containsExactly(EVENTS - 2L, EVENTS - 1L, (long) EVENTS);
            }
        }
    }

    @Test
    void passes_by_what_is_done_for_its_follower_before_it_starts_and_meanwhile() throws Exception {
        var done = new AtomicLong(300);
        try (var log = new TestLog(database)) {
            assertThat(record(log, "0665")).isEqualTo(EVENTS);
            try (var tail = new LogTail(log.engine, log.log, done::get).openStream(null)) {
                assertThat(read(tail, 5)).containsExactly(301L, 302L, 303L, 304L, 305L);

                done.set(EVENTS - 2);

                assertThat(read(tail, EVENTS)).endsWith(1_300L, EVENTS - 1L, (long) EVENTS);
            }
        }
    }

    @Test
    void lets_its_follower_rest_while_much_is_recorded_unless_somebody_is_in_a_hurry() throws Exception {
        try (var log = new TestLog(database)) {
            var tail = of(log);
            var leaf = new AtomicInteger();

            var wokenAtLeisure = wokenWhileRecording(tail, log, leaf, () -> {});
            var wokenInAHurry = wokenWhileRecording(tail, log, leaf, tail::hurry);

            assertThat(wokenAtLeisure).isBetween(1, 8);
            assertThat(wokenInAHurry).isGreaterThan(wokenAtLeisure);
        }
    }

    private static LogTail of(TestLog log) {
        return new LogTail(log.engine, log.log, () -> 0);
    }

    private static int wokenWhileRecording(LogTail tail, TestLog log, AtomicInteger leaf, Runnable afterEach) {
        var woken = new AtomicInteger();
        try (var follower = tail.openStream(new GlobalSequenceTrackingToken(log.log.head()))) {
            assertThat(follower.setOnAvailableCallback(woken::incrementAndGet)).isTrue();
            var end = System.nanoTime() + A_WHILE.toNanos();
            while (System.nanoTime() < end) {
                log.engine.appendEvents(notes("0665", leaf.getAndIncrement(), "ännu en"));
                afterEach.run();
            }
        }
        return woken.get();
    }

    private static int record(TestLog log, String municipality) {
        for (int leaf = 0; leaf < EVENTS; leaf += 10) {
            log.engine.appendEvents(notes(municipality, leaf, "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"));
        }
        return EVENTS;
    }

    private static List<Long> read(BlockingStream<TrackedEventMessage<?>> tail, int events)
            throws InterruptedException {
        var positions = new ArrayList<Long>();
        while (positions.size() < events && tail.hasNextAvailable(10, TimeUnit.SECONDS)) {
            positions.add(positionOf(tail.nextAvailable()));
        }
        return positions;
    }

    private static long positionOf(TrackedEventMessage<?> event) {
        return ((GlobalSequenceTrackingToken) event.trackingToken()).getGlobalIndex();
    }
}
