package se.malspar.app.access;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.malspar.app.platform.OneLine;

/** Gives a token to whoever is who they say they are, asked no more often than {@link LogInAttempts} allows. */
final class LogIns {

    private static final Logger LOG = LoggerFactory.getLogger(LogIns.class);

    private final Users users;
    private final AccessTokens tokens;
    private final LogInAttempts attempts;

    LogIns(Users users, AccessTokens tokens, LogInAttempts attempts) {
        this.users = users;
        this.tokens = tokens;
        this.attempts = attempts;
    }

    record Given(Registrar registrar, AccessTokens.Issued issued) {}

    /** Throws {@link WrongCredentials}, or {@link se.malspar.app.platform.TooManyRequests}. */
    Given logIn(String username, String password, HttpServletRequest request) {
        var address = OneLine.of(request.getRemoteAddr());
        attempts.count(address, username);
        var registrar = users.identified(username, password).orElseThrow(() -> {
            LOG.warn("Misslyckad inloggning som «{}» från {}", OneLine.of(username), address);
            return new WrongCredentials();
        });
        var issued = tokens.issue(registrar);
        LOG.info("{} loggade in från {}", registrar.username(), address);
        return new Given(registrar, issued);
    }

    void logOut(String token, Registrar registrar) {
        tokens.revoke(token);
        LOG.info("{} loggade ut", registrar.username());
    }
}
