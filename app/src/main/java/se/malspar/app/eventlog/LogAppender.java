package se.malspar.app.eventlog;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The door for those who record many events at once: in order, many appends on their way at the same time. */
public final class LogAppender {

    private final LogWriter writer;
    private final LeafFormat format;

    public LogAppender(LogWriter writer, PayloadFormat payloads) {
        this.writer = writer;
        this.format = new LeafFormat(payloads);
    }

    /**
     * Stores all of the events or none of them. Appends are placed in the order they were handed over; those of one
     * thread may follow on each other without waiting for the answers.
     *
     * <p>Throws at once where an event can never be stored, such as {@link EventTooLarge}; waits here while more than
     * the log's writer wants in memory is on its way. The answer is completed by the writer's thread, which must not be
     * kept waiting: what follows on it may not append.
     *
     * @return completed when the events are durable, or with the reason why none of them is stored, such as {@link
     *     RecordedOutOfOrder}
     */
    public CompletableFuture<@Nullable Void> append(List<Recording> events) {
        return append(events, Optional.empty());
    }

    /**
     * As {@link #append(List)}, for events that were judged by what another append holds.
     *
     * @param after the answer to that append: if it is not stored, these events are not either
     */
    public CompletableFuture<@Nullable Void> append(
            List<Recording> events, Optional<CompletableFuture<@Nullable Void>> after) {
        return writer.append(events.stream().map(format::draft).toList(), after);
    }
}
