package se.malspar.app.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a log-in gives and every recording request carries. The database knows only the hashes of the tokens. */
final class AccessTokens {

    static final Duration VALID_FOR = Duration.ofHours(12);

    private static final int BYTES = 32;

    private final JdbcClient db;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    AccessTokens(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    record Issued(String token, Instant expiresAt) {
        @Override
        public String toString() {
            return "Issued[expiresAt=" + expiresAt + "]";
        }
    }

    Issued issue(Registrar registrar) {
        deleteExpired();
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var expiresAt = clock.instant().plus(VALID_FOR).truncatedTo(ChronoUnit.SECONDS);
        db.sql("insert into operation.access_token (token_hash, username, expires_at) values (:hash, :username, :at)")
                .param("hash", hash(token))
                .param("username", registrar.username())
                .param("at", utc(expiresAt))
                .update();
        return new Issued(token, expiresAt);
    }

    /** The token's owner as of now: what the owner may do is never older than the request. */
    Optional<Registrar> owner(String token) {
        return db.sql("""
                        select app_user.* from operation.access_token join operation.app_user using (username)
                        where token_hash = :hash and expires_at > :now
                        """)
                .param("hash", hash(token))
                .param("now", utc(clock.instant()))
                .query((row, _) -> Users.registrar(row))
                .optional();
    }

    void revoke(String token) {
        db.sql("delete from operation.access_token where token_hash = :hash")
                .param("hash", hash(token))
                .update();
    }

    private void deleteExpired() {
        db.sql("delete from operation.access_token where expires_at <= :now")
                .param("now", utc(clock.instant()))
                .update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
