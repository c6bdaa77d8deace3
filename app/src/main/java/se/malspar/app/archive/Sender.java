package se.malspar.app.archive;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import se.malspar.app.eventlog.LogAppender;
import se.malspar.app.eventlog.Recording;

/**
 * Hands events to the log in order, each append following on the one before it: what was judged by events that were not
 * stored is not stored either.
 */
final class Sender {

    private final LogAppender appender;
    private final ExecutorService thread;

    /** The log's own answer to the last append; only the sending thread changes it while anything is on its way. */
    private volatile Optional<CompletableFuture<@Nullable Void>> last = Optional.empty();

    /** @param thread one, in which events are written as bytes */
    Sender(LogAppender appender, ExecutorService thread) {
        this.appender = appender;
        this.thread = thread;
    }

    /** Completed when the events are durable, or with the reason why none of them is stored. */
    CompletableFuture<@Nullable Void> send(List<Recording> events) {
        var answer = new CompletableFuture<@Nullable Void>();
        thread.execute(() -> {
            var _ = append(events).whenComplete((_, failure) -> {
                if (failure == null) {
                    answer.complete(null);
                } else {
                    answer.completeExceptionally(failure);
                }
            });
        });
        return answer;
    }

    private CompletableFuture<@Nullable Void> append(List<Recording> events) {
        CompletableFuture<@Nullable Void> stored;
        try {
            stored = appender.append(events, last);
        } catch (RuntimeException impossible) {
            stored = CompletableFuture.failedFuture(impossible);
        }
        last = Optional.of(stored);
        return stored;
    }

    /** Begins anew, when everything sent has been answered. */
    void beginAnew() {
        last = Optional.empty();
    }
}
