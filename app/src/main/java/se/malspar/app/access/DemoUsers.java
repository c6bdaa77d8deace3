package se.malspar.app.access;

import java.io.PrintStream;
import java.util.Set;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;

/** Somebody to log in as in a product that is only shown: made once, with a password that is shown once. */
final class DemoUsers implements ApplicationRunner {

    static final String USERNAME = "registrator";

    private final Users users;
    private final PrintStream out;

    DemoUsers(Users users, PrintStream out) {
        this.users = users;
        this.out = out;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!users.isEmpty()) {
            return;
        }
        var password = ReadablePassword.next();
        users.create(
                USERNAME, "Registrator Exempel", password, Set.of(Registrar.REGISTRAR), Set.of(Registrar.EVERYWHERE));
        out.println("Inloggning för demo: %s / %s (visas bara den här gången)".formatted(USERNAME, password));
    }
}
