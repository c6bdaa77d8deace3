package se.malspar.app.eventlog;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Events read a page at a time, the next page only when somebody asks for it; a page that is not full is the last. */
final class PagedEvents implements Iterator<StoredEvent> {

    static final int PAGE = 1_000;

    private final LongFunction<List<StoredEvent>> pageAfter;
    private final ToLongFunction<StoredEvent> place;
    private Iterator<StoredEvent> page = Collections.emptyIterator();
    private long after;
    private boolean last;

    /** @param pageAfter at most {@link #PAGE} events whose place is greater than the given one, in order of place */
    PagedEvents(long after, LongFunction<List<StoredEvent>> pageAfter, ToLongFunction<StoredEvent> place) {
        this.after = after;
        this.pageAfter = pageAfter;
        this.place = place;
    }

    @Override
    public boolean hasNext() {
        if (!page.hasNext() && !last) {
            var events = pageAfter.apply(after);
            last = events.size() < PAGE;
            page = events.iterator();
        }
        return page.hasNext();
    }

    @Override
    public StoredEvent next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        var event = page.next();
        after = place.applyAsLong(event);
        return event;
    }

    Stream<StoredEvent> stream() {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED | Spliterator.NONNULL), false);
    }
}
