package se.malspar.app.access;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import se.malspar.domain.decision.Malformed;

/**
 * Makes the user that the command line names, shows the password this once, and ends the program before anything else
 * is done.
 */
final class CreateUser implements ApplicationRunner, Ordered {

    static final String USERNAME = "malspar.create-user";
    static final String DISPLAY_NAME = "malspar.display-name";
    static final String ROLES = "malspar.roles";
    static final String MUNICIPALITIES = "malspar.municipalities";

    private final Environment settings;
    private final Users users;
    private final PrintStream out;
    private final IntConsumer exit;

    CreateUser(Environment settings, Users users, PrintStream out, IntConsumer exit) {
        this.settings = settings;
        this.users = users;
        this.out = out;
        this.exit = exit;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        exit.accept(created() ? 0 : 1);
    }

    private boolean created() {
        var username = settings.getProperty(USERNAME, "");
        var password = ReadablePassword.next();
        try {
            var user = users.create(
                    username,
                    settings.getProperty(DISPLAY_NAME, username),
                    password,
                    listed(ROLES, Registrar.REGISTRAR),
                    listed(MUNICIPALITIES, ""));
            out.println("Användaren %s (%s) är upplagd. Lösenord, visas bara den här gången: %s"
                    .formatted(user.username(), user.displayName(), password));
            return true;
        } catch (Malformed malformed) {
            out.println(malformed.swedish() + " / " + malformed.english());
        } catch (UsernameTaken taken) {
            out.println(taken.getMessage());
        }
        return false;
    }

    private Set<String> listed(String property, String otherwise) {
        return Arrays.stream(settings.getProperty(property, otherwise).split(","))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .collect(Collectors.toSet());
    }
}
