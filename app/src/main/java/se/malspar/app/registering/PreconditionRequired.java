package se.malspar.app.registering;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;
import se.malspar.app.platform.Problems;

/** A correction of our own records needs {@code If-Match}: nobody corrects what has changed since they looked. */
final class PreconditionRequired extends RuntimeException implements ErrorResponse {

    @Override
    public HttpStatusCode getStatusCode() {
        return HttpStatus.PRECONDITION_REQUIRED;
    }

    @Override
    public ProblemDetail getBody() {
        return Problems.of(
                HttpStatus.PRECONDITION_REQUIRED,
                "if-match-required",
                "If-Match saknas",
                "Läs registreringen och ange dess ETag i huvudet If-Match.",
                "If-Match is missing",
                "Read the registration and state its ETag in the header If-Match.");
    }
}
