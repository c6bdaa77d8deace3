package se.malspar.app.access;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import se.malspar.domain.decision.Malformed;

/** Logs in and out. */
@RestController
@RequestMapping("/api/v1/tokens")
@Tag(name = "Inloggning", description = "Nycklar för den som registrerar. / Tokens for those who record.")
class TokensController {

    private final LogIns logIns;

    TokensController(LogIns logIns) {
        this.logIns = logIns;
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
    ResponseEntity<LoggedIn> logIn(@RequestBody LogIn asked, HttpServletRequest request) {
        var username = required("username", asked.username());
        var password = required("password", asked.password());
        var given = logIns.logIn(username, password, request);
        var registrar = given.registrar();
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(new LoggedIn(
                        given.issued().token(),
                        given.issued().expiresAt(),
                        registrar.displayName(),
                        new TreeSet<>(registrar.roles()),
                        new TreeSet<>(registrar.municipalities())));
    }

    @DeleteMapping("/current")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Logga ut / Log out",
            description = "Nyckeln gäller inte längre. / The token is valid no more.",
            security = @SecurityRequirement(name = "bearer"))
    ResponseEntity<Void> logOut(@CurrentRegistrar Registrar registrar, HttpServletRequest request) {
        BearerFilter.token(request).ifPresent(token -> logIns.logOut(token, registrar));
        return ResponseEntity.noContent().build();
    }

    private static String required(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new Malformed(field, "", "Fältet måste anges.", "The field is required.");
        }
        return value;
    }
}
