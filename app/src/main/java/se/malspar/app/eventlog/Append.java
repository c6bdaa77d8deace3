package se.malspar.app.eventlog;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One request to the writer, all of it or nothing, and the promise of a true answer. */
record Append(List<Draft> drafts, long bytes, CompletableFuture<@Nullable Void> answer) {

    Append(List<Draft> drafts) {
        this(List.copyOf(drafts), drafts.stream().mapToLong(Draft::mostBytes).sum(), new CompletableFuture<>());
    }
}
