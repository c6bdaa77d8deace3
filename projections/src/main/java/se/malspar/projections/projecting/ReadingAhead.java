package se.malspar.projections.projecting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import se.malspar.domain.decision.Municipality;

/**
 * The facts of one municipality after another, read by another thread while those before them are told. A few thousand
 * at most are read ahead.
 */
final class ReadingAhead implements AutoCloseable {

    private static final int PIECE = 500;
    private static final int PIECES = 6;

    private final LogSource log;
    private final long upTo;
    private final BlockingQueue<Piece> pieces = new ArrayBlockingQueue<>(PIECES);
    private final Thread reader;

    /** Where to begin in a municipality's trail. */
    record Start(Municipality municipality, long after) {}

    /** What the reader has for the one who tells. */
    private sealed interface Piece {

        /** The next municipality; what follows is of it. */
        record Of(Municipality municipality) implements Piece {}

        record Some(List<Fact> facts) implements Piece {}

        /** There is no more of the municipality. */
        record NoMore() implements Piece {}

        /** There is no municipality left. */
        record NoneLeft() implements Piece {}

        record Failed(Throwable cause) implements Piece {}
    }

    /** Ends the reader when nobody wants to hear any more. */
    private static final class NobodyListens extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Begins to read.
     *
     * @param starts the municipalities left; others may take from them too
     * @param upTo the last position to read
     */
    ReadingAhead(LogSource log, Queue<Start> starts, long upTo) {
        this.log = log;
        this.upTo = upTo;
        this.reader = Thread.ofPlatform().daemon().name("answers-reader").start(() -> read(starts));
    }

    private void read(Queue<Start> starts) {
        try {
            readAll(starts);
        } catch (NobodyListens closed) {
            // so nobody wants the rest
        }
    }

    private void readAll(Queue<Start> starts) {
        try {
            for (var start = starts.poll(); start != null; start = starts.poll()) {
                put(new Piece.Of(start.municipality()));
                read(start);
                put(new Piece.NoMore());
            }
            put(new Piece.NoneLeft());
        } catch (NobodyListens closed) {
            throw closed;
        } catch (RuntimeException | Error failure) {
            put(new Piece.Failed(failure));
        }
    }

    private void read(Start start) {
        var facts = new ArrayList<Fact>(PIECE);
        log.replay(start.municipality(), start.after(), upTo, fact -> {
            facts.add(fact);
            if (facts.size() == PIECE) {
                put(new Piece.Some(List.copyOf(facts)));
                facts.clear();
            }
        });
        put(new Piece.Some(List.copyOf(facts)));
    }

    private void put(Piece piece) {
        try {
            pieces.put(piece);
        } catch (InterruptedException e) {
            throw new NobodyListens();
        }
    }

    /** Goes on to the next municipality, if there is one; throws what reading threw. */
    Optional<Municipality> next() {
        return switch (take()) {
            case Piece.Of(var municipality) -> Optional.of(municipality);
            case Piece.NoneLeft _ -> Optional.empty();
            case Piece.Failed(var cause) -> throw unreadable(cause);
            case Piece.Some _, Piece.NoMore _ ->
                throw new IllegalStateException("The municipality before has not been heard to its end");
        };
    }

    /** Tells the facts of that municipality, in the order of the log; throws what reading them threw. */
    void tell(Consumer<Fact> listener) {
        while (true) {
            switch (take()) {
                case Piece.Some(var facts) -> facts.forEach(listener);
                case Piece.NoMore _ -> {
                    return;
                }
                case Piece.Failed(var cause) -> throw unreadable(cause);
                case Piece.Of _, Piece.NoneLeft _ -> throw new IllegalStateException("No municipality is being read");
            }
        }
    }

    private static IllegalStateException unreadable(Throwable cause) {
        return new IllegalStateException("The log could not be read", cause);
    }

    private Piece take() {
        try {
            return pieces.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the log was read", e);
        }
    }

    @Override
    public void close() {
        reader.interrupt();
    }
}
