package se.malspar.app.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A hot standby of an embedded server, made as an administrator makes one, by a base backup and streaming replication. It
 * keeps its address when it is stopped and started.
 */
public final class StandbyServer implements AutoCloseable {

    /** Of no use in a copy, or remade by whoever starts it. */
    private static final Set<String> NOT_COPIED = Set.of("postmaster.pid", "postmaster.opts");

    private static final Set<String> COPIED_EMPTY =
            Set.of("pg_wal", "pg_replslot", "pg_dynshmem", "pg_notify", "pg_serial", "pg_snapshots", "pg_stat_tmp");

    private static final String CONNECTIONS = "150";

    private final EmbeddedPostgres primary;
    private final Path files;
    private final Path log;
    private final int port;
    private final PostgresBinaries binaries;
    private final ServerAccount account;
    private @Nullable Process process;

    private StandbyServer(EmbeddedPostgres primary, Path primaryFolder, Path folder) throws IOException {
        this.primary = primary;
        this.files = folder.resolve("pg");
        this.log = folder.resolve("pg.log");
        this.port = freePort();
        this.binaries = PostgresBinaries.unpackedIn(primaryFolder);
        this.account = ServerAccount.chooseFrom(ServerAccount.candidates(folder), folder, binaries);
    }

    /** An embedded server that several nodes have room at, and that lets itself be copied. */
    public static EmbeddedPostgres primary(Path folder) throws IOException {
        var primary = EmbeddedPostgres.start(folder, null, Map.of("max_connections", CONNECTIONS));
        Files.writeString(
                Cluster.in(folder.toRealPath()).resolve("pg_hba.conf"),
                "host replication all 127.0.0.1/32 scram-sha-256\n",
                StandardOpenOption.APPEND);
        ask(SuperuserAccess.to(primary, "postgres"), "select pg_reload_conf()::text");
        return primary;
    }

    /** Copies a running server and starts the copy, which then follows it. */
    public static StandbyServer of(EmbeddedPostgres primary, Path primaryFolder, Path folder) throws Exception {
        Files.createDirectories(folder);
        var standby = new StandbyServer(primary, primaryFolder, folder);
        standby.backUp(Cluster.in(primaryFolder));
        standby.start();
        return standby;
    }

    private void backUp(Path original) throws IOException, SQLException {
        // the backup lasts as long as the connection
        try (var connection = primary.database().asSuperuser("postgres");
                var statement = connection.createStatement()) {
            statement.execute("select pg_backup_start('standby', fast => true)");
            copy(original, files);
            try (var stopped =
                    statement.executeQuery("select labelfile from pg_backup_stop(wait_for_archive => false)")) {
                assertThat(stopped.next()).isTrue();
                Files.writeString(files.resolve("backup_label"), stopped.getString(1));
            }
        }
        Files.createFile(files.resolve("standby.signal"));
        Files.createDirectories(files.resolve("pg_wal/archive_status"));
        account.own(files);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                PrivateFiles.createDirectories(to.resolve(from.relativize(directory)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                var inside = from.relativize(file);
                if (!NOT_COPIED.contains(inside.toString())
                        && !COPIED_EMPTY.contains(inside.getName(0).toString())) {
                    try {
                        Files.copy(file, to.resolve(inside));
                    } catch (NoSuchFileException _) {
                        // removed meanwhile, as the log that is replayed says
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Returns when it answers. */
    public void start() throws IOException {
        var settings = List.of(
                "listen_addresses=127.0.0.1",
                "port=" + port,
                "max_connections=" + CONNECTIONS,
                "unix_socket_directories=",
                "hba_file=" + files.resolve("pg_hba.conf"),
                "primary_conninfo=host=127.0.0.1 port=%d user=%s password=%s"
                        .formatted(
                                primary.port(),
                                RolesAndDatabase.SUPERUSER,
                                primary.database().passwords().superuser()));
        var arguments = settings.stream().flatMap(each -> Stream.of("-c", each));
        var command = account.command(
                binaries.program("postgres"),
                Stream.concat(Stream.of("-D", files.toString()), arguments).toList());
        var started = command.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        process = started;
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .failFast(() -> assertThat(started.isAlive()).as(said()).isTrue())
                .until(() -> ask("select pg_is_in_recovery()::text").equals("true"));
    }

    /** Cuts off whoever is connected, as a crash does. */
    public void stop() throws IOException {
        var running = process;
        if (running != null && running.isAlive()) {
            account.run(binaries.program("pg_ctl"), "stop", "--pgdata=" + files, "--mode=immediate");
            running.onExit().join();
        }
    }

    /** From now on it lags more and more behind. */
    public void pause() {
        ask("select pg_wal_replay_pause()::text");
        await().until(() -> ask("select pg_get_wal_replay_pause_state()").equals("paused"));
    }

    public void resume() {
        ask("select pg_wal_replay_resume()::text");
    }

    /** Lets it be the primary. */
    public void promote() {
        assertThat(ask("select pg_promote()::text")).isEqualTo("true");
    }

    public int port() {
        return port;
    }

    private String ask(String question) {
        return ask(superuser(), question);
    }

    private static String ask(DataSource database, String question) {
        return String.valueOf(JdbcClient.create(database)
                .sql(question)
                .query((row, _) -> row.getString(1))
                .list()
                .getFirst());
    }

    private DataSource superuser() {
        var dataSource = new PGSimpleDataSource();
        dataSource.setUrl("jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, RolesAndDatabase.DATABASE));
        dataSource.setUser(RolesAndDatabase.SUPERUSER);
        dataSource.setPassword(primary.database().passwords().superuser());
        return dataSource;
    }

    private String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        stop();
    }
}
