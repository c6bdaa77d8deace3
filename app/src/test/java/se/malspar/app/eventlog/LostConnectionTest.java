package se.malspar.app.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.app.TestDatabase;

@DisplayName("When the writer's connection is lost")
class LostConnectionTest {

    private final TestDatabase database = TestDatabase.create();

    @Test
    void again_and_again_every_answer_is_true() throws Exception {
        var acknowledged = new ConcurrentLinkedQueue<UUID>();
        var failed = new ConcurrentLinkedQueue<UUID>();
        var kills = new AtomicInteger();
        var done = new AtomicBoolean();
        try (var log = new TestLog(database);
                var threads = Executors.newFixedThreadPool(4)) {
            var work = new ArrayList<CompletableFuture<Void>>();
            for (var municipality : new String[] {"0114", "0665", "2584"}) {
                work.add(CompletableFuture.runAsync(
                        () -> {
                            for (var leaf = 0; !done.get(); ) {
                                var events = TestLog.notes(municipality, leaf, "ett", "två");
                                var ids = events.stream().map(TestLog::idOf).toList();
                                try {
                                    log.engine.appendEvents(events);
                                    acknowledged.addAll(ids);
                                    leaf += 2;
                                } catch (EventStoreException _) {
                                    failed.addAll(ids);
                                }
                            }
                        },
                        threads));
            }
            for (var round = 0; round < 25; round++) {
                TimeUnit.MILLISECONDS.sleep(30 + round);
                kills.addAndGet(killWriters());
            }
            done.set(true);
            work.forEach(CompletableFuture::join);
            assertThat(kills).hasValueGreaterThan(10);

            var stored = log.log.after(0, 1_000_000, Optional.empty()).stream()
                    .map(StoredEvent::eventId)
                    .toList();
            assertThat(stored).containsExactlyInAnyOrderElementsOf(acknowledged);
            assertThat(failed).doesNotContainAnyElementsOf(stored);
            log.engine.appendEvents(TestLog.notes("1480", 0, "efteråt"));
            LogConsistency.assertHolds(database);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void while_nothing_was_written_nobody_notices(int before) {
        try (var log = new TestLog(database)) {
            write(log, before);
            assertThat(killWriters()).isOne();
            log.engine.appendEvents(TestLog.notes("0665", before, "efter"));
            assertThat(log.log.head()).isEqualTo(before + 1);
        }
    }

    @Test
    void before_the_commit_arrived_the_append_fails() {
        var lost = atCommit(0, connection -> {
            connection.rollback();
            connection.close();
            throw connectionLost();
        });
        try (var log = new TestLog(database, lost)) {
            assertThatThrownBy(() -> log.engine.appendEvents(TestLog.notes("0665", 0, "borta")))
                    .isInstanceOf(EventStoreException.class)
                    .isNotInstanceOf(AppendOutcomeUnknown.class);
            log.engine.appendEvents(TestLog.notes("0665", 0, "igen"));
            assertThat(log.log.trail("0665", 0).map(StoredEvent::payload)).containsExactly(new Note("igen"));
        }
    }

    /** A writer that has been alone for a while sends everything in one message, and may send it again. */
    @Test
    void before_a_writer_that_was_alone_was_heard_it_writes_again() {
        var lost = atCommit(5, connection -> {
            connection.rollback();
            connection.close();
            throw connectionLost();
        });
        try (var log = new TestLog(database, lost)) {
            write(log, 7);
            assertThat(log.log.head()).isEqualTo(7);
            LogConsistency.assertHolds(database);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5})
    void after_the_commit_was_done_the_append_succeeds(int before) {
        var lost = atCommit(before, connection -> {
            commitAndClose(connection);
            throw connectionLost();
        });
        try (var log = new TestLog(database, lost)) {
            write(log, before);
            log.engine.appendEvents(TestLog.notes("0665", before, "ett", "två"));
            log.engine.appendEvents(TestLog.notes("0665", before + 2, "tre"));
            assertThat(log.log.head()).isEqualTo(before + 3);
            LogConsistency.assertHolds(database);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5})
    void while_the_database_still_commits_the_append_waits_for_the_outcome(int before) {
        var committing = new AtomicBoolean();
        var lost = atCommit(before, connection -> {
            // On its way: what the database has, it has locked.
            connection.lock();
            CompletableFuture.delayedExecutor(700, TimeUnit.MILLISECONDS).execute(() -> {
                committing.set(true);
                commitAndClose(connection);
            });
            throw connectionLost();
        });
        try (var log = new TestLog(database, lost)) {
            write(log, before);
            log.engine.appendEvents(TestLog.notes("0665", before, "sent"));
            assertThat(committing).isTrue();
            assertThat(log.log.head()).isEqualTo(before + 1);
        }
    }

    @Test
    void for_good_the_outcome_is_called_unknown() {
        var gone = new AtomicBoolean();
        var lost = TamperedCommits.of(unreachableWhen(gone), connection -> {
            gone.set(true);
            throw connectionLost();
        });
        try (var log = new TestLog(database, LogWriter.start(lost, Duration.ofMillis(500), AppendGate.OPEN))) {
            assertThatThrownBy(() -> log.engine.appendEvents(TestLog.notes("0665", 0, "vem vet")))
                    .isInstanceOf(AppendOutcomeUnknown.class);
        }
    }

    private int killWriters() {
        return JdbcClient.create(database.superuser())
                .sql("""
                        select count(pg_terminate_backend(pid, 5000)) from pg_stat_activity
                         where application_name = ? and datname = current_database()
                        """)
                .param(LogConnection.APPLICATION_NAME)
                .query(Integer.class)
                .single();
    }

    private static void write(TestLog log, int events) {
        for (var leaf = 0; leaf < events; leaf++) {
            log.engine.appendEvents(TestLog.notes("0665", leaf, "nr " + leaf));
        }
    }

    private DataSource atCommit(int number, TamperedCommits.OnCommit instead) {
        var commits = new AtomicInteger();
        return TamperedCommits.of(database.app(), connection -> {
            if (commits.getAndIncrement() == number) {
                instead.commit(connection);
            } else {
                connection.commit();
            }
        });
    }

    private DataSource unreachableWhen(AtomicBoolean gone) {
        var real = database.app();
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (_, method, arguments) -> {
                    if (gone.get()) {
                        throw new SQLException("No route to host", "08001");
                    }
                    return method.invoke(real, arguments);
                });
    }

    private static SQLException connectionLost() {
        return new SQLException("The wire was cut", "08006");
    }

    private static void commitAndClose(TamperedCommits.Pending connection) {
        try (connection) {
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
