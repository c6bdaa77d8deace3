package se.malspar.app.platform;

import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** More requests than one caller may make: tells when to come back. */
public final class TooManyRequests extends ErrorResponseException {

    public TooManyRequests(Duration comeBackIn) {
        super(
                HttpStatus.TOO_MANY_REQUESTS,
                Problems.of(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "too-many-requests",
                        "För många försök",
                        "För många försök på kort tid. Försök igen om %d sekunder.".formatted(seconds(comeBackIn)),
                        "Too many attempts",
                        "Too many attempts in a short time. Try again in %d seconds.".formatted(seconds(comeBackIn))),
                null);
        getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(seconds(comeBackIn)));
    }

    private static long seconds(Duration comeBackIn) {
        return Math.max(1, comeBackIn.plusMillis(999).toSeconds());
    }
}
