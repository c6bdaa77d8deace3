package se.malspar.app.platform.postgres;

import org.jspecify.annotations.Nullable;

/** Says in Swedish and English why there is no database and what to do about it; meant for a person, so without a stack trace. */
public final class PostgresUnavailable extends RuntimeException {

    PostgresUnavailable(String swedish, String english) {
        this(swedish, english, null);
    }

    PostgresUnavailable(String swedish, String english, @Nullable Throwable cause) {
        super(swedish + " / " + english, cause, false, false);
    }
}
