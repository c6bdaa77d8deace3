package se.malspar.app.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.app.TestDatabase;

@DisplayName("A tracking reader that polls all the time")
class TrackingReaderTest {

    private final TestDatabase database = TestDatabase.create();

    @Test
    void gets_every_event_although_an_append_was_held_open() throws Exception {
        var atCommit = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var first = TestLog.notes("0665", 0, "första");
        var held = TestLog.notes("0665", 1, "uppehållen");
        var neighbours = new ArrayList<DomainEventMessage<?>>();
        try (var one = new TestLog(database);
                var slow = new TestLog(database, TamperedCommits.of(database.app(), connection -> {
                    atCommit.countDown();
                    release.await();
                    connection.commit();
                }));
                var reader = new Reader(one.engine)) {
            one.engine.appendEvents(first);
            reader.awaitSeen(1);

            var slowly = CompletableFuture.runAsync(() -> slow.engine.appendEvents(held));
            atCommit.await();
            var meanwhile = CompletableFuture.runAsync(() -> {
                for (var leaf = 0; leaf < 4; leaf++) {
                    var neighbour = TestLog.notes("0684", leaf, "granne");
                    neighbours.addAll(neighbour);
                    one.engine.appendEvents(neighbour);
                }
            });
            awaitSomebodyWaitingForTheLock();
            reader.awaitPolls(20);
            assertThat(reader.seen).hasSize(1);
            release.countDown();
            slowly.join();
            meanwhile.join();
            reader.awaitSeen(6);

            assertThat(reader.seen)
                    .extracting(TrackedEventMessage::getIdentifier)
                    .containsExactlyElementsOf(ids(first, held, neighbours));
            assertThat(reader.seen)
                    .extracting(event -> event.trackingToken().position().orElseThrow())
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 6).boxed().toList());
        }
    }

    /** Why the product has an engine of its own: Axon's jumps over the gap for good. */
    @Test
    void would_lose_one_of_six_with_the_stock_engine_and_old_timestamps() throws Exception {
        assertThat(deliveredByTheStockEngine(TestLog.LONG_AGO)).hasSize(5);
    }

    /** Tells that it is the timestamps that do it, not the way the test holds the append open. */
    @Test
    void would_lose_none_with_the_stock_engine_and_fresh_timestamps() throws Exception {
        assertThat(deliveredByTheStockEngine(Instant.now())).hasSize(6);
    }

    private List<TrackedEventMessage<?>> deliveredByTheStockEngine(Instant timestamp) throws Exception {
        var dataSource = database.superuser();
        var stock = stockEngine(dataSource::getConnection);
        stock.createSchema(PostgresEventTableFactory.INSTANCE);
        try (var open = dataSource.getConnection();
                var reader = new Reader(stock)) {
            stock.appendEvents(List.of(stockEvent("0665", 0, timestamp)));
            reader.awaitSeen(1);

            open.setAutoCommit(false);
            stockEngine(() -> neverClosed(open)).appendEvents(List.of(stockEvent("0665", 1, timestamp)));
            for (var sequence = 0; sequence < 4; sequence++) {
                stock.appendEvents(List.of(stockEvent("0684", sequence, timestamp)));
            }
            reader.awaitSeen(5);
            open.commit();
            assertThat(JdbcClient.create(dataSource)
                            .sql("select count(*) from domainevententry")
                            .query(Long.class)
                            .single())
                    .isEqualTo(6);
            reader.awaitPolls(20);
            return List.copyOf(reader.seen);
        }
    }

    private static JdbcEventStorageEngine stockEngine(ConnectionProvider connections) {
        var serializer = Jackson3Serializer.builder().build();
        return JdbcEventStorageEngine.builder()
                .connectionProvider(connections)
                .transactionManager(NoTransactionManager.INSTANCE)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .build();
    }

    private static DomainEventMessage<?> stockEvent(String aggregate, long sequence, Instant timestamp) {
        var event = TestLog.note(aggregate, sequence, "text");
        return new GenericDomainEventMessage<>(
                event.getType(),
                aggregate,
                sequence,
                event.getPayload(),
                event.getMetaData(),
                event.getIdentifier(),
                timestamp);
    }

    private static Connection neverClosed(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                TrackingReaderTest.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (_, method, arguments) ->
                        method.getName().equals("close") ? null : method.invoke(connection, arguments));
    }

    private void awaitSomebodyWaitingForTheLock() {
        var db = JdbcClient.create(database.superuser());
        await().until(() -> db.sql("""
                        select exists (select from pg_locks
                                        where locktype = 'advisory' and not granted
                                          and database = (select oid from pg_database
                                                           where datname = current_database()))
                        """).query(Boolean.class).single());
    }

    private static List<String> ids(
            List<DomainEventMessage<?>> first, List<DomainEventMessage<?>> held, List<DomainEventMessage<?>> rest) {
        var all = new ArrayList<>(first);
        all.addAll(held);
        all.addAll(rest);
        return all.stream().map(DomainEventMessage::getIdentifier).toList();
    }

    /** Reads on from its token again and again, as a tracking processor does. */
    private static final class Reader implements AutoCloseable {

        final List<TrackedEventMessage<?>> seen = new CopyOnWriteArrayList<>();
        private final Thread thread;
        private final AtomicLong polls = new AtomicLong();
        private volatile boolean closed;

        Reader(EventStorageEngine engine) {
            thread = Thread.ofPlatform().start(() -> {
                @Nullable TrackingToken token = null;
                while (!closed) {
                    for (var event : engine.readEvents(token, false).toList()) {
                        seen.add(event);
                        token = event.trackingToken();
                    }
                    polls.incrementAndGet();
                }
            });
        }

        void awaitSeen(int events) {
            await().atMost(Duration.ofSeconds(20)).until(() -> seen.size() >= events);
        }

        void awaitPolls(int more) {
            var enough = polls.get() + more;
            await().atMost(Duration.ofSeconds(20)).until(() -> polls.get() >= enough);
        }

        @Override
        public void close() {
            closed = true;
            try {
                thread.join();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
