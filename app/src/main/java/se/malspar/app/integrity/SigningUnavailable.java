package se.malspar.app.integrity;

import java.nio.file.Path;

/** Nothing can be signed with the folder that the settings name. */
public final class SigningUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SigningUnavailable(Path folder, String why) {
        super("Mappen för underskrifter, %s, går inte att använda: %s / The signing folder cannot be used."
                .formatted(folder, why));
    }
}
