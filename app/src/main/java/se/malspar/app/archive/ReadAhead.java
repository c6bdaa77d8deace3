package se.malspar.app.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** The lines of a file, read by another thread while those before them are judged; a few at a time, in order. */
final class ReadAhead {

    private static final int STRETCHES = 3;
    private static final int MOST_LINES = 200;
    private static final int MOST_BYTES = 1 << 20;

    /**
     * A line, and what it says or why it cannot be read.
     *
     * @param bytesRead of the file, up to here and a little further
     */
    record Read(Lines.Line line, LineContent content, long bytesRead) {}

    private final Lines lines;
    private final ExecutorService reader;
    private final Deque<Future<List<Read>>> ahead = new ArrayDeque<>();
    private Iterator<Read> stretch = List.<Read>of().iterator();

    /** @param reader one thread, that reads one file at a time */
    ReadAhead(InputStream file, ExecutorService reader) {
        this.lines = new Lines(file);
        this.reader = reader;
        for (int i = 0; i < STRETCHES; i++) {
            readOn();
        }
    }

    private void readOn() {
        Callable<List<Read>> next = this::read;
        ahead.add(reader.submit(next));
    }

    private List<Read> read() throws IOException {
        var read = new ArrayList<Read>();
        var bytes = 0;
        while (read.size() < MOST_LINES && bytes < MOST_BYTES) {
            var line = lines.next();
            if (line == null) {
                break;
            }
            bytes += line.bytes().length;
            if (!line.isBlank()) {
                read.add(new Read(line, LineContent.of(line), lines.bytesRead()));
            }
        }
        return read;
    }

    boolean hasNext() throws IOException {
        while (!stretch.hasNext() && !ahead.isEmpty()) {
            var next = taken();
            if (next.isEmpty()) {
                return false;
            }
            stretch = next.iterator();
            readOn();
        }
        return stretch.hasNext();
    }

    private List<Read> taken() throws IOException {
        try {
            return ahead.remove().get();
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof IOException unreadable ? unreadable : new IOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    Read next() throws IOException {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return stretch.next();
    }
}
