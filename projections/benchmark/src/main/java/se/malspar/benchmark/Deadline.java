package se.malspar.benchmark;

import java.time.Duration;

/** When the run is to be over. What does not fit is left out, and the report says so. */
final class Deadline {

    private final long start = System.nanoTime();
    private final Duration most;

    Deadline(Duration most) {
        this.most = most;
    }

    Duration passed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    Duration left() {
        return most.minus(passed());
    }

    /** Whether so much of the time is left. */
    boolean allows(double share) {
        return left().toMillis() >= most.toMillis() * share;
    }
}
