package se.malspar.app.access;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import se.malspar.app.platform.Problems;

/** Somebody who is no archivist wants to have something destroyed. */
public final class NotArchivist extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    NotArchivist() {
        super(
                HttpStatus.FORBIDDEN,
                Problems.of(
                        HttpStatus.FORBIDDEN,
                        "not-an-archivist",
                        "Inte arkivansvarig",
                        "Gallring begärs och bekräftas av två personer med rollen ARCHIVIST. Du har den inte.",
                        "Not an archivist",
                        "Destruction is asked for and confirmed by two persons with the role ARCHIVIST. You do not have it."),
                null);
    }
}
