package se.malspar.app.access;

/** Two people cannot have one user name. */
public final class UsernameTaken extends RuntimeException {

    UsernameTaken(String username) {
        super("Användarnamnet %s finns redan. / The user name %s is taken.".formatted(username, username));
    }
}
