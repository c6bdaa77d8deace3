package se.malspar.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.app.platform.postgres.EmbeddedPostgres;
import se.malspar.app.platform.postgres.SuperuserAccess;

/** A migrated database of a test's own, on a server that all tests of this JVM share. */
public final class TestDatabase {

    private static final AtomicInteger made = new AtomicInteger();

    private final String name;

    private TestDatabase(String name) {
        this.name = name;
    }

    public static TestDatabase create() {
        var name = "test_" + made.incrementAndGet();
        JdbcClient.create(superuser("postgres"))
                .sql("create database %s template malspar owner malspar_owner".formatted(name))
                .update();
        return new TestDatabase(name);
    }

    /** Another database that holds what this one holds now; nobody may be connected. */
    public TestDatabase copy() {
        var copied = "test_" + made.incrementAndGet();
        JdbcClient.create(superuser("postgres"))
                .sql("create database %s template %s owner malspar_owner".formatted(copied, name))
                .update();
        return new TestDatabase(copied);
    }

    /** A folder of a test's own, that goes with the server. */
    public static Path folder(String name) {
        return Server.FOLDER.resolve(name + "-" + made.incrementAndGet());
    }

    /** Of a product from before: the migrations up to the given one, and no more until {@link #migrate()}. */
    public static TestDatabase migratedTo(String version) {
        var name = "test_" + made.incrementAndGet();
        JdbcClient.create(superuser("postgres"))
                .sql("create database %s template template0 owner malspar_owner".formatted(name))
                .update();
        var database = new TestDatabase(name);
        migration(database.jdbcUrl(), Server.RUNNING).target(version).load().migrate();
        return database;
    }

    /** Brings it up to date. */
    public void migrate() {
        migration(jdbcUrl(), Server.RUNNING).load().migrate();
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(Server.RUNNING.port(), name);
    }

    /** The product at work. */
    public DataSource app() {
        return as(Server.RUNNING.appUser(), Server.RUNNING.appPassword());
    }

    /** The auditor. */
    public DataSource audit() {
        return SuperuserAccess.auditor(Server.RUNNING, name);
    }

    /** Where the product only answers. */
    public DataSource reader() {
        return as(Server.RUNNING.readUser(), Server.RUNNING.readPassword());
    }

    /** The owner of every table, as which migrations run. */
    public DataSource owner() {
        var dataSource = as(Server.RUNNING.migrationUser(), Server.RUNNING.migrationPassword());
        dataSource.setOptions("-c role=malspar_owner");
        return dataSource;
    }

    public DataSource superuser() {
        return superuser(name);
    }

    public String appUser() {
        return Server.RUNNING.appUser();
    }

    public String appPassword() {
        return Server.RUNNING.appPassword();
    }

    public String migrationUser() {
        return Server.RUNNING.migrationUser();
    }

    public String migrationPassword() {
        return Server.RUNNING.migrationPassword();
    }

    public String readUser() {
        return Server.RUNNING.readUser();
    }

    public String readPassword() {
        return Server.RUNNING.readPassword();
    }

    private PGSimpleDataSource as(String user, String password) {
        var dataSource = new PGSimpleDataSource();
        dataSource.setUrl(jdbcUrl());
        dataSource.setUser(user);
        dataSource.setPassword(password);
        return dataSource;
    }

    private static FluentConfiguration migration(String jdbcUrl, EmbeddedPostgres server) {
        return Flyway.configure()
                .dataSource(jdbcUrl, server.migrationUser(), server.migrationPassword())
                .initSql("set role malspar_owner");
    }

    private static DataSource superuser(String database) {
        return SuperuserAccess.to(Server.RUNNING, database);
    }

    /** Started by the first test that asks for a database, stopped with the JVM. */
    private static final class Server {

        static final Path FOLDER = temporary();
        static final EmbeddedPostgres RUNNING = start(FOLDER);

        private static Path temporary() {
            try {
                return Files.createTempDirectory("malspar-test");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static EmbeddedPostgres start(Path folder) {
            var server = EmbeddedPostgres.start(folder);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, folder)));
            // Migrated once, and copied for every test.
            migration(server.jdbcUrl(), server).load().migrate();
            return server;
        }

        private static void stop(EmbeddedPostgres server, Path folder) {
            server.close();
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            } catch (IOException _) {
                // The folder for temporary files is emptied by others.
            }
        }
    }
}
