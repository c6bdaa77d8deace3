package se.malspar.architecture.violating;

import java.time.Instant;

/** Something that reads the time of its own accord. */
public record AskingTheMachine() {
    public Instant asked() {
        return Instant.now();
    }
}
