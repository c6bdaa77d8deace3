package se.malspar.app.platform.postgres;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL that comes with the product: durable, reachable from this machine only and never without a password.
 *
 * <p>All it has lies in one data folder and survives restarts, also those that nobody planned.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final long LOG_LIMIT = 4L * 1024 * 1024;

    private final DataDirLock lock;
    private final ServerLog serverLog;
    private final Cluster cluster;
    private final Cluster.Running server;
    private final RolesAndDatabase database;
    private boolean closed;

    private EmbeddedPostgres(
            DataDirLock lock,
            ServerLog serverLog,
            Cluster cluster,
            Cluster.Running server,
            DatabasePasswords passwords) {
        this.lock = lock;
        this.serverLog = serverLog;
        this.cluster = cluster;
        this.server = server;
        this.database = new RolesAndDatabase(server.port(), passwords);
    }

    public static EmbeddedPostgres start(Path dataDir) {
        return start(dataDir, null, Map.of());
    }

    static EmbeddedPostgres start(Path dataDir, @Nullable List<ServerAccount> accounts, Map<String, String> overrides) {
        try {
            var folder =
                    PrivateFiles.createDirectories(dataDir.toAbsolutePath()).toRealPath();
            var lock = DataDirLock.take(folder);
            try {
                return start(folder, lock, accounts, overrides);
            } catch (Throwable e) {
                lock.close();
                throw e;
            }
        } catch (AccessDeniedException e) {
            throw ServerAccount.belongsToAnother(Path.of(e.getFile()));
        } catch (IOException | SQLException e) {
            throw new PostgresUnavailable(
                    "Den inbyggda databasen i %s gick inte att starta: %s".formatted(dataDir, e),
                    "The embedded database could not be started.",
                    e);
        }
    }

    private static EmbeddedPostgres start(
            Path dataDir, DataDirLock lock, @Nullable List<ServerAccount> accounts, Map<String, String> overrides)
            throws IOException, SQLException {
        var binaries = PostgresBinaries.unpackedIn(dataDir);
        var candidates = accounts == null ? ServerAccount.candidates(dataDir) : accounts;
        var account = ServerAccount.chooseFrom(candidates, dataDir, binaries);
        var serverLog = new ServerLog(dataDir.resolve("pg.log"), LOG_LIMIT);
        try {
            var cluster = new Cluster(dataDir, binaries, account, serverLog);
            var passwords = existingOrNew(cluster);
            cluster.stopOrphan();
            var embedded = new EmbeddedPostgres(lock, serverLog, cluster, cluster.start(overrides), passwords);
            try {
                embedded.database.prepare();
                return embedded;
            } catch (Throwable e) {
                embedded.close();
                throw e;
            }
        } catch (Throwable e) {
            serverLog.close();
            throw e;
        }
    }

    private static DatabasePasswords existingOrNew(Cluster cluster) throws IOException {
        if (Files.isDirectory(cluster.files())) {
            return DatabasePasswords.readFrom(cluster.dataDir(), new SecureRandom());
        }
        var passwords = DatabasePasswords.drawn(new SecureRandom());
        passwords.writeTo(cluster.dataDir());
        cluster.create(passwords);
        return passwords;
    }

    public String jdbcUrl() {
        return database.jdbcUrl(RolesAndDatabase.DATABASE);
    }

    public int port() {
        return server.port();
    }

    public String appUser() {
        return RolesAndDatabase.APP_USER;
    }

    public String appPassword() {
        return database.passwords().app();
    }

    public String migrationUser() {
        return RolesAndDatabase.MIGRATION_USER;
    }

    public String migrationPassword() {
        return database.passwords().migration();
    }

    public String readUser() {
        return RolesAndDatabase.READ_USER;
    }

    public String readPassword() {
        return database.passwords().read();
    }

    RolesAndDatabase database() {
        return database;
    }

    long pid() {
        return server.process().pid();
    }

    /** Stops the server and waits until it has; whoever is connected is cut off. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (lock;
                serverLog) {
            cluster.stop(server.process());
        } catch (IOException e) {
            throw new PostgresUnavailable(
                    "Den inbyggda databasen gick inte att stoppa: %s".formatted(e),
                    "The embedded database could not be stopped.",
                    e);
        }
    }
}
