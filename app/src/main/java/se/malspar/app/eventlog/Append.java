package se.malspar.app.eventlog;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One request to the writer, all of it or nothing, and the promise of a true answer.
 *
 * @param after the answer to another, without which this one is not to be stored either
 */
record Append(
        List<Draft> drafts,
        long bytes,
        Optional<CompletableFuture<@Nullable Void>> after,
        CompletableFuture<@Nullable Void> answer) {

    Append(List<Draft> drafts, Optional<CompletableFuture<@Nullable Void>> after) {
        this(List.copyOf(drafts), drafts.stream().mapToLong(Draft::mostBytes).sum(), after, new CompletableFuture<>());
    }
}
