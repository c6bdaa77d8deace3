package se.malspar.app.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import se.malspar.app.TestDatabase;

@DisplayName("Appends that waited while another was committed")
class GroupCommitTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final TestDatabase database = TestDatabase.create();
    private final LeafFormat format = new LeafFormat(new Note.Format());
    private CompletableFuture<@Nullable Void> first = new CompletableFuture<>();
    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger commits = new AtomicInteger();
    private final TestLog log = new TestLog(database, TamperedCommits.of(database.app(), connection -> {
        commits.incrementAndGet();
        held.countDown();
        release.await();
        connection.commit();
    }));

    @BeforeEach
    void one_is_being_committed() throws InterruptedException {
        first = append(TestLog.notes("0114", 0, "uppehållen"));
        held.await();
    }

    @AfterEach
    void the_log_is_whole() {
        log.close();
        assertThat(first).isCompleted();
        LogConsistency.assertHolds(database);
    }

    @Test
    void share_a_transaction_and_the_one_in_conflict_fails_alone() {
        var good = append(TestLog.notes("0665", 0, "ett"));
        var late = append(TestLog.notes("0665", 0, "också ett"));
        var halfLate = append(List.of(
                TestLog.note("0684", 0, new Note("skrivs inte")), TestLog.note("0665", 0, new Note("för sent"))));
        var next = append(TestLog.notes("0665", 1, "två", "tre"));
        release.countDown();

        assertThat(good).succeedsWithin(SOON);
        assertThat(next).succeedsWithin(SOON);
        for (var refused : List.of(late, halfLate)) {
            assertThat(refused).failsWithin(SOON);
            assertThat(refused.exceptionNow()).isInstanceOf(ConcurrencyException.class);
        }
        assertThat(commits).hasValue(2);
        assertThat(log.log.trail("0665", 0).map(StoredEvent::payload))
                .containsExactly(new Note("ett"), new Note("två"), new Note("tre"));
        assertThat(log.log.head()).isEqualTo(4);
    }

    @Test
    void are_refused_with_the_one_they_follow_on_even_where_their_leaves_would_fit() {
        var faster = append(TestLog.notes("0665", 0, "annan", "annan"));
        var judged = append(TestLog.notes("0665", 0, "ett", "två"));
        var following = log.writer.append(drafts(TestLog.notes("0665", 2, "tre")), Optional.of(judged));
        var last = log.writer.append(drafts(TestLog.notes("0684", 0, "fyra")), Optional.of(following));
        release.countDown();

        assertThat(faster).succeedsWithin(SOON);
        for (var refused : List.of(judged, following, last)) {
            assertThat(refused).failsWithin(SOON);
            assertThat(refused.exceptionNow()).isInstanceOf(ConcurrencyException.class);
        }
        var later = log.writer.append(drafts(TestLog.notes("0684", 0, "för sent")), Optional.of(last));
        assertThat(later).failsWithin(SOON);
        assertThat(log.log.head()).isEqualTo(3);
    }

    @Test
    void fail_together_when_the_database_refuses_one_of_them() {
        var known = UUID.randomUUID();
        var neighbour = append(TestLog.notes("0665", 0, "granne"));
        var twice = append(List.of(
                TestLog.note("0684", 0, new Note("ett"), known, TestLog.REGISTRATION),
                TestLog.note("0684", 1, new Note("samma id"), known, TestLog.REGISTRATION)));
        release.countDown();

        for (var failed : List.of(neighbour, twice)) {
            assertThat(failed).failsWithin(SOON);
            assertThat(failed.exceptionNow()).isInstanceOf(EventStoreException.class);
        }
        assertThat(log.log.head()).isOne();
        log.engine.appendEvents(TestLog.notes("0665", 0, "granne igen"));
        assertThat(log.log.head()).isEqualTo(2);
    }

    private CompletableFuture<@Nullable Void> append(List<DomainEventMessage<?>> events) {
        return log.writer.append(drafts(events));
    }

    private List<Draft> drafts(List<DomainEventMessage<?>> events) {
        return events.stream().map(format::draft).toList();
    }
}
