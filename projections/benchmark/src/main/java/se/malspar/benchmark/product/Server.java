package se.malspar.benchmark.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import org.postgresql.ds.PGSimpleDataSource;
import se.malspar.app.platform.postgres.EmbeddedPostgres;

/** The product's own PostgreSQL, as durable as it is shipped, on a folder that goes when it stops. */
public final class Server implements AutoCloseable {

    private final Path folder;
    private final EmbeddedPostgres postgres;

    private final Thread whenKilled = new Thread(this::stop);

    private Server(Path folder, EmbeddedPostgres postgres) {
        this.folder = folder;
        this.postgres = postgres;
        Runtime.getRuntime().addShutdownHook(whenKilled);
    }

    public static Server start(Path parent) {
        try {
            var folder = Files.createTempDirectory(Files.createDirectories(parent), "malspar-benchmark");
            return new Server(folder, EmbeddedPostgres.start(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Beside the database: what is signed goes with it. */
    Path signingFolder() {
        return folder.resolve("signing");
    }

    public String jdbcUrl() {
        return postgres.jdbcUrl();
    }

    String appUser() {
        return postgres.appUser();
    }

    String appPassword() {
        return postgres.appPassword();
    }

    String migrationUser() {
        return postgres.migrationUser();
    }

    String migrationPassword() {
        return postgres.migrationPassword();
    }

    /**
     * As the owner of every table: whoever is measured against the product has tables of its own beside it, and like the
     * product no helpers in the database, which take longer to start than a small question to answer.
     */
    public PGSimpleDataSource owner() {
        var dataSource = new PGSimpleDataSource();
        dataSource.setUrl(postgres.jdbcUrl());
        dataSource.setUser(postgres.migrationUser());
        dataSource.setPassword(postgres.migrationPassword());
        dataSource.setOptions("-c role=malspar_owner -c max_parallel_workers_per_gather=0 -c jit=off");
        dataSource.setReWriteBatchedInserts(true);
        return dataSource;
    }

    /** Does at once what the server does by itself some minutes after so much was written: otherwise it does it meanwhile. */
    public void settle() throws SQLException {
        try (var connection = owner().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("vacuum (analyze) answers.statement, answers.basis, answers.paper, answers.search_text");
        }
    }

    /** Drops everything that is not the product's, so that the server has nothing of it to clean up meanwhile. */
    public void dropOthers() throws SQLException {
        try (var connection = owner().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("drop schema if exists hand, axes, triggered, envers, javers cascade");
        }
        settle();
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(whenKilled);
        stop();
    }

    private void stop() {
        postgres.close();
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
