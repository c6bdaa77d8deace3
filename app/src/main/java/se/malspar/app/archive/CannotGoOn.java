package se.malspar.app.archive;

import org.jspecify.annotations.Nullable;

/** The rest of an archive cannot be loaded or exported now; what was recorded stays. The message is for people. */
public final class CannotGoOn extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotGoOn(String swedish) {
        this(swedish, null);
    }

    CannotGoOn(String swedish, @Nullable Throwable cause) {
        super(swedish, cause);
    }
}
