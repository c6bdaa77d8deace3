package se.malspar.app.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import se.malspar.app.platform.TooManyRequests;

/** Lets nobody try more than ten passwords a minute: neither from one address nor for one user name. */
final class LogInAttempts {

    static final int A_MINUTE = 10;

    private static final int REMEMBERED = 100_000;
    private static final int LONGEST_NAME = 100;

    private final TimeMeter time;
    private final Cache<String, Bucket> byAddress;
    private final Cache<String, Bucket> byUsername;

    LogInAttempts(Clock clock) {
        this.time = new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return TimeUnit.MILLISECONDS.toNanos(clock.millis());
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
        this.byAddress = buckets();
        this.byUsername = buckets();
    }

    /** Throws {@link TooManyRequests} when there have been too many already. */
    void count(String address, String username) {
        count(byAddress, address);
        var name = Users.canonical(username);
        count(byUsername, name.substring(0, Math.min(name.length(), LONGEST_NAME)));
    }

    private void count(Cache<String, Bucket> buckets, String key) {
        var attempt = buckets.get(key, _ -> bucket()).tryConsumeAndReturnRemaining(1);
        if (!attempt.isConsumed()) {
            throw new TooManyRequests(Duration.ofNanos(attempt.getNanosToWaitForRefill()));
        }
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(A_MINUTE).refillGreedy(A_MINUTE, Duration.ofMinutes(1)))
                .withCustomTimePrecision(time)
                .build();
    }

    /** A bucket that nobody has drawn from for a minute is full, and need not be kept. */
    private Cache<String, Bucket> buckets() {
        return Caffeine.newBuilder()
                .expireAfterAccess(Duration.ofMinutes(1))
                .ticker(time::currentTimeNanos)
                .maximumSize(REMEMBERED)
                .build();
    }
}
