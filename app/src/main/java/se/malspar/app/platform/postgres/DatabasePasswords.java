package se.malspar.app.platform.postgres;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** The passwords of the database's logins: drawn at the first start, then kept in a file only its owner may read. */
record DatabasePasswords(String superuser, String migration, String app, String read, String audit) {

    private static final String FILE = "database-passwords.properties";

    static Path file(Path dataDir) {
        return dataDir.resolve(FILE);
    }

    static DatabasePasswords drawn(SecureRandom random) {
        return new DatabasePasswords(
                password(random), password(random), password(random), password(random), password(random));
    }

    /** Those of logins that came later than the file are drawn, and put in it. */
    static DatabasePasswords readFrom(Path dataDir, SecureRandom random) throws IOException {
        var file = file(dataDir);
        if (!Files.exists(file)) {
            throw new PostgresUnavailable(
                    "Databasens lösenord saknas: återställ %s från säkerhetskopian.".formatted(file),
                    "The database's passwords are missing: restore %s from the backup.".formatted(file));
        }
        if (PrivateFiles.supported(file)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        var passwords = new DatabasePasswords(
                kept(properties, "superuser", file),
                kept(properties, "migration", file),
                kept(properties, "app", file),
                properties.getProperty("read", password(random)),
                properties.getProperty("audit", password(random)));
        if (!properties.containsKey("read") || !properties.containsKey("audit")) {
            passwords.writeTo(dataDir);
        }
        return passwords;
    }

    void writeTo(Path dataDir) throws IOException {
        var properties = new Properties();
        properties.setProperty("superuser", superuser);
        properties.setProperty("migration", migration);
        properties.setProperty("app", app);
        properties.setProperty("read", read);
        properties.setProperty("audit", audit);
        var text = new StringWriter();
        properties.store(text, null);
        PrivateFiles.write(file(dataDir), text.toString());
    }

    private static String kept(Properties properties, String login, Path file) {
        var password = properties.getProperty(login, "");
        if (password.isBlank()) {
            throw new PostgresUnavailable(
                    "Lösenordet för %s saknas i %s: återställ filen från säkerhetskopian.".formatted(login, file),
                    "The password of %s is missing from %s: restore the file from the backup.".formatted(login, file));
        }
        return password;
    }

    private static String password(SecureRandom random) {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        return new String(Base64.getUrlEncoder().withoutPadding().encode(bytes), StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return "DatabasePasswords[not shown]";
    }
}
