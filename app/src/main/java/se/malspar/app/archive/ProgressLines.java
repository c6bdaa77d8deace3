package se.malspar.app.archive;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** A line every ten seconds, for a log file. */
final class ProgressLines implements Progress {

    private static final Duration BETWEEN = Duration.ofSeconds(10);

    private final PrintStream out;
    private final Clock clock;
    private String what = "";
    private long total;
    private Instant begun = Instant.EPOCH;
    private Instant told = Instant.EPOCH;

    ProgressLines(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    @Override
    public void begin(String next, long totalOfIt) {
        what = next;
        total = totalOfIt;
        begun = clock.instant();
        told = begun;
    }

    @Override
    public void reached(long done, long events) {
        var now = clock.instant();
        if (Duration.between(told, now).compareTo(BETWEEN) < 0) {
            return;
        }
        told = now;
        var seconds = Math.max(1, Duration.between(begun, now).toMillis()) / 1000.0;
        var line = "%s: %s händelser, %s händelser/s"
                .formatted(what, Numbers.inSwedish(events), Numbers.inSwedish((long) (events / seconds)));
        if (total > 0 && done > 0) {
            var left = Duration.ofSeconds((long) (seconds * (total - done) / done));
            line += ", %d %%, %d:%02d:%02d kvar"
                    .formatted(done * 100 / total, left.toHours(), left.toMinutesPart(), left.toSecondsPart());
        }
        out.println(line);
    }

    @Override
    public void end() {}
}
