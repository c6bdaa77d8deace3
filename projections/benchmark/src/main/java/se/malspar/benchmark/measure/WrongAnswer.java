package se.malspar.benchmark.measure;

/** Two contestants who should answer alike do not: the one thing that fails a run. */
public final class WrongAnswer extends RuntimeException {

    public WrongAnswer(String message) {
        super(message);
    }
}
