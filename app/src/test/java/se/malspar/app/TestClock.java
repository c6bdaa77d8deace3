package se.malspar.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;

/** The system's clock, until a test stops it or moves it on; a test that does so calls {@link #reset} when done. */
@Primary
@TestComponent
public final class TestClock extends Clock {

    private final AtomicReference<Clock> shown = new AtomicReference<>(Clock.systemUTC());

    public void stopAt(Instant instant) {
        shown.set(Clock.fixed(instant, ZoneOffset.UTC));
    }

    public void advance(Duration duration) {
        shown.updateAndGet(clock -> Clock.offset(clock, duration));
    }

    public void reset() {
        shown.set(Clock.systemUTC());
    }

    @Override
    public Instant instant() {
        return shown.get().instant();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return shown.get().withZone(zone);
    }
}
