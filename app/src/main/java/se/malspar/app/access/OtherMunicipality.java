package se.malspar.app.access;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import se.malspar.app.platform.Problems;

/** A registrar turned to a municipality that is not the registrar's own. */
public final class OtherMunicipality extends ErrorResponseException {

    OtherMunicipality() {
        super(
                HttpStatus.FORBIDDEN,
                Problems.of(
                        HttpStatus.FORBIDDEN,
                        "other-municipality",
                        "En annan kommun",
                        "Du får inte registrera i den här kommunen.",
                        "Another municipality",
                        "You may not record in this municipality."),
                null);
    }
}
