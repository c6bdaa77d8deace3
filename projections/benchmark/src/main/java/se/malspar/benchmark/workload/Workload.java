package se.malspar.benchmark.workload;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * The archive of invented municipalities over the years: lines in the order they were recorded, no two at one instant.
 * The same seed gives the same bytes. Holds a year or two of each municipality at a time, however long the archive is.
 */
public final class Workload implements Iterator<String> {

    public static final long SEED = 20_061_231;

    private static final int LAST_CODE = 9999;

    private final PriorityQueue<Chronicle> chronicles = new PriorityQueue<>(
            Comparator.comparing((Chronicle each) -> each.peek().recordedAt()).thenComparing(Chronicle::municipality));
    private Instant last = Instant.EPOCH;

    /**
     * The archive of municipalities with consecutive codes.
     *
     * @param firstCode the first municipality's code; a municipality is the same in every archive that holds it
     */
    public Workload(long seed, int firstCode, int municipalities, int years) {
        if (firstCode < 1 || municipalities < 1 || firstCode + municipalities - 1 > LAST_CODE || years < 1) {
            throw new IllegalArgumentException("No municipalities %d to %d over %d years"
                    .formatted(firstCode, firstCode + municipalities - 1, years));
        }
        for (int code = firstCode; code < firstCode + municipalities; code++) {
            chronicles.add(new Chronicle(new SplittableRandom(seed * 31 + code), "%04d".formatted(code), years));
        }
    }

    @Override
    public boolean hasNext() {
        return !chronicles.isEmpty();
    }

    @Override
    public String next() {
        var chronicle = chronicles.poll();
        if (chronicle == null) {
            throw new NoSuchElementException();
        }
        var act = chronicle.next();
        if (chronicle.hasNext()) {
            chronicles.add(chronicle);
        }
        var after = last.plus(1, ChronoUnit.MICROS);
        last = act.recordedAt().isBefore(after) ? after : act.recordedAt();
        return act.line(last);
    }

    /** Writes what is left, a line each. */
    public void writeTo(Writer archive) throws IOException {
        while (hasNext()) {
            archive.write(next());
            archive.write('\n');
        }
    }
}
