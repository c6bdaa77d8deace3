package se.malspar.app.archive;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar with rate and time left, for somebody at a terminal. */
final class ProgressBars implements Progress {

    private static final int COLUMNS = 110;
    private static final Duration BETWEEN = Duration.ofMillis(200);

    private final PrintStream out;
    private final Clock clock;
    private @Nullable ProgressBar bar;
    private Instant begun = Instant.EPOCH;
    private Instant drawn = Instant.EPOCH;

    ProgressBars(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    @Override
    public void begin(String what, long total) {
        end();
        begun = clock.instant();
        bar = new ProgressBarBuilder()
                .setTaskName(what)
                .setInitialMax(total == 0 ? -1 : total)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setUpdateIntervalMillis((int) BETWEEN.toMillis())
                .setConsumer(new ConsoleProgressBarConsumer(out, COLUMNS))
                .build();
    }

    @Override
    public void reached(long done, long events) {
        var now = clock.instant();
        if (bar == null || Duration.between(drawn, now).compareTo(BETWEEN) < 0) {
            return;
        }
        drawn = now;
        var seconds = Math.max(1, Duration.between(begun, now).toMillis()) / 1000.0;
        bar.stepTo(done);
        bar.setExtraMessage("  %s händelser/s".formatted(Numbers.inSwedish((long) (events / seconds))));
    }

    @Override
    public void end() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
