package se.malspar.app.access;

import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestComponent;

/** Registrars for tests, logged in without a password being tried. */
@TestComponent
public class TestRegistrars {

    private static final AtomicInteger MADE = new AtomicInteger();

    private final Users users;
    private final AccessTokens tokens;

    TestRegistrars(Users users, AccessTokens tokens) {
        this.users = users;
        this.tokens = tokens;
    }

    /** The token of a new registrar. */
    public String token(String... municipalities) {
        return token(Set.of(Registrar.REGISTRAR), municipalities);
    }

    /** The token of somebody new with other roles. */
    public String token(Set<String> roles, String... municipalities) {
        var registrar = users.create(
                "test-" + MADE.incrementAndGet(),
                "Test Testsson",
                "ett lösenord för test",
                roles,
                Set.of(municipalities));
        return tokens.issue(registrar).token();
    }
}
