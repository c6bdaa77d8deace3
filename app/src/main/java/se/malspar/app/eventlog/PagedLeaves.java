package se.malspar.app.eventlog;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Leaves read a page at a time, the first when somebody asks for it and each of the others while the one before is read;
 * a page that is not full is the last. Between the pages nothing is held open.
 */
final class PagedLeaves implements Iterator<byte[]> {

    static final int PAGE = 1_000;

    /** Some leaves, and the place of the last one in the order they are read in. */
    record Page(List<byte[]> leaves, long last) {}

    private final LongFunction<Page> pageAfter;
    private Iterator<byte[]> page = Collections.emptyIterator();
    private @Nullable CompletableFuture<Page> next;
    private long after;
    private boolean last;

    /** @param pageAfter at most {@link #PAGE} leaves whose place is greater than the given one, in order of place */
    PagedLeaves(long after, LongFunction<Page> pageAfter) {
        this.after = after;
        this.pageAfter = pageAfter;
    }

    @Override
    public boolean hasNext() {
        if (!page.hasNext() && !last) {
            var read = nextPage();
            last = read.leaves().size() < PAGE;
            if (!last) {
                after = read.last();
                fetchNext();
            }
            page = read.leaves().iterator();
        }
        return page.hasNext();
    }

    @Override
    public byte[] next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.next();
    }

    Stream<byte[]> stream() {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    private Page nextPage() {
        if (next == null) {
            return pageAfter.apply(after);
        }
        try {
            return next.join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    private void fetchNext() {
        // Who has a transaction has a connection: waiting for a second one could wait for others who do the same.
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            var from = after;
            next = CompletableFuture.supplyAsync(
                    () -> pageAfter.apply(from), Thread.ofVirtual().name("event-log-page")::start);
        }
    }
}
