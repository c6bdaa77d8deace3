package se.malspar.app.access;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import se.malspar.app.platform.Problems;

/** No such user, or not that user's password: which of them is nobody's business. */
final class WrongCredentials extends ErrorResponseException {

    WrongCredentials() {
        super(
                HttpStatus.UNAUTHORIZED,
                Problems.of(
                        HttpStatus.UNAUTHORIZED,
                        "wrong-credentials",
                        "Fel inloggning",
                        "Användarnamnet eller lösenordet stämmer inte.",
                        "Wrong credentials",
                        "The user name or the password is not right."),
                null);
        getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
}
