package se.malspar.app.access;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import se.malspar.app.platform.OneLine;
import se.malspar.domain.decision.Malformed;

/** Logs in and out. */
@RestController
@RequestMapping("/api/v1/tokens")
@Tag(name = "Inloggning", description = "Nycklar för den som registrerar. / Tokens for those who record.")
class TokensController {

    private static final Logger LOG = LoggerFactory.getLogger(TokensController.class);

    private final Users users;
    private final AccessTokens tokens;
    private final LogInAttempts attempts;

    TokensController(Users users, AccessTokens tokens, LogInAttempts attempts) {
        this.users = users;
        this.tokens = tokens;
        this.attempts = attempts;
    }

    record LogIn(@Nullable String username, @Nullable String password) {
        @Override
        public String toString() {
            return "LogIn[]";
        }
    }

    record LoggedIn(
            String token,
            Instant expiresAt,
            String displayName,
            SortedSet<String> roles,
            SortedSet<String> municipalities) {
        @Override
        public String toString() {
            return "LoggedIn[displayName=" + displayName + "]";
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Logga in / Log in",
            description =
                    "Ger en nyckel för Authorization: Bearer, giltig i tolv timmar. / A token, valid for twelve hours.")
    ResponseEntity<LoggedIn> logIn(@RequestBody LogIn given, HttpServletRequest request) {
        var username = required("username", given.username());
        var password = required("password", given.password());
        var address = OneLine.of(request.getRemoteAddr());
        attempts.count(address, username);
        var registrar = users.identified(username, password);
        if (registrar.isEmpty()) {
            LOG.warn("Misslyckad inloggning som «{}» från {}", OneLine.of(username), address);
            throw new WrongCredentials();
        }
        var issued = tokens.issue(registrar.get());
        LOG.info("{} loggade in från {}", registrar.get().username(), address);
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(new LoggedIn(
                        issued.token(),
                        issued.expiresAt(),
                        registrar.get().displayName(),
                        new TreeSet<>(registrar.get().roles()),
                        new TreeSet<>(registrar.get().municipalities())));
    }

    @DeleteMapping("/current")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Logga ut / Log out",
            description = "Nyckeln gäller inte längre. / The token is valid no more.",
            security = @SecurityRequirement(name = "bearer"))
    ResponseEntity<Void> logOut(@CurrentRegistrar Registrar registrar, HttpServletRequest request) {
        BearerFilter.token(request).ifPresent(tokens::revoke);
        LOG.info("{} loggade ut", registrar.username());
        return ResponseEntity.noContent().build();
    }

    private static String required(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new Malformed(field, "", "Fältet måste anges.", "The field is required.");
        }
        return value;
    }
}
