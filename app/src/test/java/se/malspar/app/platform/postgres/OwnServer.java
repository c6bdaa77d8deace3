package se.malspar.app.platform.postgres;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A server of a test's own, with settings that may lose what it acknowledges, to be killed and started again. */
public final class OwnServer implements AutoCloseable {

    private final Path dataDir;
    private final EmbeddedPostgres server;

    /** A place in the server's write-ahead log. */
    public record Place(String segment, long offset) {}

    private OwnServer(Path dataDir, EmbeddedPostgres server) {
        this.dataDir = dataDir;
        this.server = server;
    }

    /** Starts and migrates it. */
    public static OwnServer start(Path folder, Map<String, String> settings) throws IOException {
        // an unprivileged account may have to pass
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        var dataDir = folder.resolve("data");
        var server = EmbeddedPostgres.start(dataDir, null, settings);
        Flyway.configure()
                .dataSource(server.jdbcUrl(), server.migrationUser(), server.migrationPassword())
                .initSql("set role malspar_owner")
                .load()
                .migrate();
        return new OwnServer(dataDir, server);
    }

    public DataSource app() {
        var dataSource = new PGSimpleDataSource();
        dataSource.setUrl(server.jdbcUrl());
        dataSource.setUser(server.appUser());
        dataSource.setPassword(server.appPassword());
        return dataSource;
    }

    /** Where the next thing is written. */
    public Place place() {
        return JdbcClient.create(SuperuserAccess.to(server, RolesAndDatabase.DATABASE))
                .sql("select file_name, file_offset from pg_walfile_name_offset(pg_current_wal_insert_lsn())")
                .query((row, _) -> new Place(row.getString(1), row.getLong(2)))
                .single();
    }

    /** SIGKILL of the server and of all that it started. */
    public void kill() {
        var postmaster = ProcessHandle.of(server.pid()).orElseThrow();
        var started = postmaster.descendants().toList();
        postmaster.destroyForcibly();
        started.forEach(ProcessHandle::destroyForcibly);
        postmaster.onExit().join();
        started.forEach(process -> process.onExit().join());
        server.close();
    }

    /** What a disk has left that was never told to keep what was written from a place on. */
    public void forgetFrom(Place place) throws IOException {
        try (var segment = new RandomAccessFile(
                dataDir.resolve("pg/pg_wal").resolve(place.segment()).toFile(), "rw")) {
            segment.seek(place.offset());
            segment.write(new byte[(int) (segment.length() - place.offset())]);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
