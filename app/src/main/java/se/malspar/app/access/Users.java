package se.malspar.app.access;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import se.malspar.domain.decision.Malformed;
import se.malspar.domain.decision.Municipality;

/** Everybody who may log in. */
public final class Users {

    private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,99}");
    private static final Pattern ROLE = Pattern.compile("[A-Z][A-Z_]{0,49}");
    private static final int SHORTEST_PASSWORD = 12;

    /** BCrypt reads no further. */
    private static final int LONGEST_PASSWORD = 72;

    private final JdbcClient db;
    private final PasswordEncoder encoder;
    private final Clock clock;

    /** What a name that nobody has is compared with, so that it takes as long to refuse. */
    private final String hashOfNobody;

    public Users(JdbcClient db, PasswordEncoder encoder, Clock clock) {
        this.db = db;
        this.encoder = encoder;
        this.clock = clock;
        this.hashOfNobody = String.valueOf(encoder.encode(ReadablePassword.next()));
    }

    /** Throws {@link Malformed} for what cannot be a user, and {@link UsernameTaken}. */
    public Registrar create(
            String username, String displayName, String password, Set<String> roles, Set<String> municipalities) {
        var user = new Registrar(canonical(username), displayName.strip(), roles, municipalities);
        requireSound(user, password);
        try {
            db.sql("""
                            insert into operation.app_user
                                (username, display_name, password_hash, roles, municipalities, created_at)
                            values (:username, :displayName, :passwordHash, :roles, :municipalities, :createdAt)
                            """)
                    .param("username", user.username())
                    .param("displayName", user.displayName())
                    .param("passwordHash", encoder.encode(password))
                    .param("roles", new TreeSet<>(user.roles()).toArray(new String[0]))
                    .param("municipalities", new TreeSet<>(user.municipalities()).toArray(new String[0]))
                    .param("createdAt", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException _) {
            throw new UsernameTaken(user.username());
        }
        return user;
    }

    public Optional<Registrar> find(String username) {
        return db.sql("select * from operation.app_user where username = :username")
                .param("username", canonical(username))
                .query((row, _) -> registrar(row))
                .optional();
    }

    public boolean exists(String username) {
        return find(username).isPresent();
    }

    /** Nobody can log in yet. */
    public boolean isEmpty() {
        return !db.sql("select exists (select from operation.app_user)")
                .query(Boolean.class)
                .single();
    }

    /** The user, if the password is the user's own; takes as long whether there is such a user or not. */
    public Optional<Registrar> identified(String username, String password) {
        record Known(Registrar user, String passwordHash) {}
        var known = USERNAME.matcher(canonical(username)).matches()
                ? db.sql("select * from operation.app_user where username = :username")
                        .param("username", canonical(username))
                        .query((row, _) -> new Known(registrar(row), row.getString("password_hash")))
                        .optional()
                : Optional.<Known>empty();
        var matches = encoder.matches(password, known.map(Known::passwordHash).orElse(hashOfNobody));
        return known.filter(_ -> matches && fitsBCrypt(password)).map(Known::user);
    }

    static Registrar registrar(ResultSet row) throws SQLException {
        return new Registrar(
                row.getString("username"),
                row.getString("display_name"),
                set(row, "roles"),
                set(row, "municipalities"));
    }

    /** As it is stored and counted: small letters. */
    static String canonical(String username) {
        return username.strip().toLowerCase(Locale.ROOT);
    }

    private static Set<String> set(ResultSet row, String column) throws SQLException {
        return Set.copyOf(Arrays.asList((String[]) row.getArray(column).getArray()));
    }

    private static void requireSound(Registrar user, String password) {
        if (!USERNAME.matcher(user.username()).matches()) {
            throw new Malformed(
                    "username",
                    user.username(),
                    "Ett användarnamn är små bokstäver a–z, siffror och . _ @ -, till exempel anna.",
                    "A user name is small letters a–z, digits and . _ @ -, such as anna.");
        }
        if (user.displayName().isEmpty()) {
            throw new Malformed("displayName", "", "Namnet får inte vara tomt.", "The name must not be blank.");
        }
        if (password.length() < SHORTEST_PASSWORD || !fitsBCrypt(password)) {
            throw new Malformed(
                    "password",
                    "",
                    "Lösenordet ska vara minst %d tecken och högst %d byte."
                            .formatted(SHORTEST_PASSWORD, LONGEST_PASSWORD),
                    "The password must be at least %d characters and at most %d bytes."
                            .formatted(SHORTEST_PASSWORD, LONGEST_PASSWORD));
        }
        for (var role : user.roles()) {
            if (!ROLE.matcher(role).matches()) {
                throw new Malformed(
                        "roles",
                        role,
                        "En roll är stora bokstäver, till exempel REGISTRAR.",
                        "A role is capital letters, such as REGISTRAR.");
            }
        }
        user.municipalities().stream()
                .filter(municipality -> !municipality.equals(Registrar.EVERYWHERE))
                .forEach(Municipality::of);
    }

    private static boolean fitsBCrypt(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length <= LONGEST_PASSWORD;
    }
}
