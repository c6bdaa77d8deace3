package se.malspar.app.platform;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** The answers have not come to the position of the log that whoever asks has seen: better none than an earlier one. */
final class PositionNotReached extends ErrorResponseException {

    PositionNotReached(long position) {
        super(
                HttpStatus.SERVICE_UNAVAILABLE,
                Problems.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "position-not-reached",
                        "Svaren har inte kommit så långt",
                        "Svaren har inte kommit till position %d i loggen. Försök igen om en stund."
                                .formatted(position),
                        "The answers have not come so far",
                        "The answers have not come to position %d of the log. Try again in a while."
                                .formatted(position)),
                null);
        getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
    }
}
