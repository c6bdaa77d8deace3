package se.malspar.app.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.malspar.app.TestDatabase;

@DisplayName("Appends at the same time")
class ConcurrentAppendsTest {

    private final TestDatabase database = TestDatabase.create();

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void make_one_order_and_one_tree_per_municipality(long seed) throws Exception {
        var acknowledged = new ConcurrentLinkedQueue<List<? extends DomainEventMessage<?>>>();
        try (var one = new TestLog(database);
                var other = new TestLog(database);
                var threads = Executors.newFixedThreadPool(8)) {
            var work = new ArrayList<CompletableFuture<Void>>();
            for (var thread = 0; thread < 8; thread++) {
                var engine = thread % 4 == 0 ? other.engine : one.engine;
                var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed * 8 + thread);
                work.add(CompletableFuture.runAsync(() -> appendSome(engine, random, acknowledged), threads));
            }
            work.forEach(CompletableFuture::join);

            LogConsistency.assertHolds(database);
            var stored = one.log.after(0, 10_000, Optional.empty());
            assertThat(stored)
                    .as("seed %d", seed)
                    .extracting(StoredEvent::eventId)
                    .containsExactlyInAnyOrderElementsOf(acknowledged.stream()
                            .flatMap(List::stream)
                            .map(TestLog::idOf)
                            .toList());
            assertRequestsStayTogether(acknowledged, stored);
        }
    }

    private static void appendSome(
            PostgresEventStorageEngine engine,
            RandomGenerator random,
            Queue<List<? extends DomainEventMessage<?>>> acknowledged) {
        for (var append = 0; append < 40; append++) {
            var municipality = List.of("0114", "0665", "2584").get(random.nextInt(3));
            var texts = IntStream.rangeClosed(0, random.nextInt(3))
                    .mapToObj(i -> "Å" + i)
                    .toArray(String[]::new);
            while (true) {
                var next = engine.lastSequenceNumberFor(municipality)
                        .map(last -> last + 1)
                        .orElse(0L);
                var events = TestLog.notes(municipality, next, texts);
                try {
                    engine.appendEvents(events);
                    acknowledged.add(events);
                    break;
                } catch (ConcurrencyException _) {
                    // somebody else was first: read again
                }
            }
        }
    }

    private static void assertRequestsStayTogether(
            Queue<List<? extends DomainEventMessage<?>>> requests, List<StoredEvent> stored) {
        var byId = stored.stream().collect(Collectors.toMap(StoredEvent::eventId, event -> event));
        var starts = new ArrayList<StoredEvent>();
        for (var request : requests) {
            var events =
                    request.stream().map(event -> byId.get(TestLog.idOf(event))).toList();
            starts.add(events.getFirst());
            for (var i = 1; i < events.size(); i++) {
                assertThat(events.get(i).position()).isEqualTo(events.get(i - 1).position() + 1);
                assertThat(events.get(i).recordedAt())
                        .isEqualTo(events.get(i - 1).recordedAt());
            }
        }
        starts.sort(Comparator.comparingLong(StoredEvent::position));
        assertThat(starts)
                .extracting(StoredEvent::recordedAt)
                .isSortedAccordingTo(Comparator.naturalOrder())
                .doesNotHaveDuplicates();
    }

    @Test
    void that_expect_the_same_place_have_one_winner() throws Exception {
        try (var one = new TestLog(database);
                var other = new TestLog(database);
                var threads = Executors.newFixedThreadPool(8)) {
            for (var leaf = 0; leaf < 20; leaf++) {
                var place = leaf;
                var start = new CyclicBarrier(8);
                var outcomes = IntStream.range(0, 8)
                        .mapToObj(thread -> CompletableFuture.supplyAsync(
                                () -> {
                                    var engine = thread % 2 == 0 ? one.engine : other.engine;
                                    try {
                                        start.await();
                                        engine.appendEvents(TestLog.notes("0665", place, "min"));
                                        return "won";
                                    } catch (ConcurrencyException _) {
                                        return "lost";
                                    } catch (Exception e) {
                                        return e.toString();
                                    }
                                },
                                threads))
                        .toList();
                assertThat(outcomes.stream()
                                .map(CompletableFuture::join)
                                .collect(Collectors.groupingBy(outcome -> outcome, Collectors.counting())))
                        .isEqualTo(Map.of("won", 1L, "lost", 7L));
            }
            assertThat(one.log.head()).isEqualTo(20);
            LogConsistency.assertHolds(database);
        }
    }

    @Test
    void of_a_writer_that_was_alone_follow_on_what_another_wrote_meanwhile() {
        try (var one = new TestLog(database);
                var other = new TestLog(database)) {
            for (var leaf = 0; leaf < 40; leaf++) {
                (leaf % 8 == 7 ? other : one).engine.appendEvents(TestLog.notes("0665", leaf, "nr " + leaf));
            }
            assertThatThrownBy(() -> one.engine.appendEvents(TestLog.notes("0665", 39, "finns redan")))
                    .isInstanceOf(ConcurrencyException.class);
            assertThat(one.log.head()).isEqualTo(40);
            LogConsistency.assertHolds(database);
        }
    }

    @Test
    void that_expect_a_place_further_on_are_refused_too() {
        try (var log = new TestLog(database)) {
            assertThatThrownBy(() -> log.engine.appendEvents(TestLog.notes("0665", 1, "för långt fram")))
                    .isInstanceOf(ConcurrencyException.class);
            assertThat(log.log.head()).isZero();
        }
    }
}
