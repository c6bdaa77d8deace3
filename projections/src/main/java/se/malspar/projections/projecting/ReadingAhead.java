package se.malspar.projections.projecting;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.malspar.domain.decision.Municipality;

/**
 * The facts of one municipality after another, read by another thread while those before them are told. A few thousand
 * at most are read ahead.
 */
final class ReadingAhead implements AutoCloseable {

    private static final int PIECE = 500;
    private static final int PIECES = 20;

    private final LogSource log;
    private final long upTo;
    private final BlockingQueue<Piece> pieces = new ArrayBlockingQueue<>(PIECES);
    private final Thread reader;

    /** Where to begin in a municipality's trail. */
    record Start(Municipality municipality, long after) {}

    /**
     * Some facts of one municipality.
     *
     * @param isLast whether the next piece is another municipality's
     */
    private record Piece(
            List<Fact> facts, boolean isLast, @Nullable Throwable failure) {}

    /** Ends the reader when nobody wants to hear any more. */
    private static final class NobodyListens extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** @param upTo the last position to read */
    ReadingAhead(LogSource log, List<Start> starts, long upTo) {
        this.log = log;
        this.upTo = upTo;
        this.reader = Thread.ofPlatform().daemon().name("answers-reader").start(() -> starts.forEach(this::read));
    }

    private void read(Start start) {
        var facts = new ArrayList<Fact>(PIECE);
        try {
            log.replay(start.municipality(), start.after(), upTo, fact -> {
                facts.add(fact);
                if (facts.size() == PIECE) {
                    put(new Piece(List.copyOf(facts), false, null));
                    facts.clear();
                }
            });
        } catch (NobodyListens closed) {
            throw closed;
        } catch (RuntimeException | Error failure) {
            put(new Piece(List.of(), true, failure));
            return;
        }
        put(new Piece(List.copyOf(facts), true, null));
    }

    private void put(Piece piece) {
        try {
            pieces.put(piece);
        } catch (InterruptedException e) {
            throw new NobodyListens();
        }
    }

    /** Tells the facts of the next municipality, in the order of the log; throws what reading them threw. */
    void next(Consumer<Fact> listener) {
        while (true) {
            var piece = take();
            if (piece.failure() != null) {
                throw new IllegalStateException("The log could not be read", piece.failure());
            }
            piece.facts().forEach(listener);
            if (piece.isLast()) {
                return;
            }
        }
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
