package se.malspar.app.platform.postgres;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The database's files and the server process over them: made once, started and stopped without losing a commit. */
record Cluster(Path dataDir, PostgresBinaries binaries, ServerAccount account, ServerLog serverLog) {

    private static final Logger log = LoggerFactory.getLogger(Cluster.class);
    private static final String STOP_SECONDS = "60";
    private static final int PORTS_TO_TRY = 5;
    private static final long MILLIS_BETWEEN_LOOKS = 20;

    private static final String WHO_MAY_CONNECT = """
            # Written anew by Målspår at each start: everyone with a password, nobody without, and only from this machine.
            host all all 127.0.0.1/32 scram-sha-256
            """;

    /** A server of ours: its process, and the port it was given this time. */
    record Running(Process process, int port) {}

    static Path in(Path dataDir) {
        return dataDir.resolve("pg");
    }

    Path files() {
        return in(dataDir);
    }

    void create(DatabasePasswords passwords) throws IOException {
        log.info("Skapar databasen i {}", files());
        var unfinished = dataDir.resolve("pg.new");
        var passwordFile = dataDir.resolve("pg.password");
        PrivateFiles.deleteTree(unfinished);
        PrivateFiles.createDirectories(unfinished);
        account.own(unfinished);
        try {
            PrivateFiles.write(passwordFile, passwords.superuser());
            account.own(passwordFile);
            var outcome = account.run(
                    binaries.program("initdb"),
                    "--pgdata=" + unfinished,
                    "--username=" + RolesAndDatabase.SUPERUSER,
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=icu",
                    "--icu-locale=sv-SE",
                    "--text-search-config=swedish",
                    "--data-checksums",
                    "--no-instructions",
                    "--set=max_connections=50",
                    "--set=work_mem=8MB");
            if (!outcome.succeeded()) {
                throw new PostgresUnavailable(
                        "Databasen gick inte att skapa i %s: %s".formatted(files(), lastLine(outcome.output())),
                        "The database could not be created.");
            }
        } finally {
            Files.deleteIfExists(passwordFile);
        }
        PrivateFiles.moveWhole(unfinished, files());
    }

    /** A server that outlived a killed product is stopped in an orderly way before its files are used again. */
    void stopOrphan() throws IOException {
        account.own(files());
        var processes = new LiveProcesses(files());
        var left = PostmasterFile.read(files());
        if (left.isPresent() && processes.serves(left.get().pid())) {
            log.warn(
                    "En databas från en tidigare körning lever kvar (process {}): stoppar den",
                    left.get().pid());
            stopServer("fast");
        }
        switch (settledTrace(processes, left)) {
            case NONE -> {}
            // The server refuses to start while any process at all bears the number that a killed one left behind,
            // as happens after a restart of the machine. The file guards a living database: it goes only when
            // there certainly is none.
            case FOREIGN_NUMBER -> Files.deleteIfExists(PostmasterFile.in(files()));
            case AT_WORK ->
                throw new PostgresUnavailable(
                        "En databasprocess från en tidigare körning arbetar kvar i %s: avsluta den och starta om."
                                .formatted(files()),
                        "A database process of an earlier run is still at work there: end it and start again.");
            // The new server looks for itself, and says why if it will not start.
            case UNCLEAR -> {}
        }
    }

    /** Workers whose leading process was killed leave by themselves when they notice, and soon say nothing more. */
    private static LiveProcesses.Trace settledTrace(LiveProcesses processes, Optional<PostmasterFile> left)
            throws IOException {
        var number = left.stream().mapToLong(PostmasterFile::pid).findFirst();
        var began = System.nanoTime();
        while (true) {
            var trace = processes.traceOf(number);
            var patience = switch (trace) {
                case NONE, FOREIGN_NUMBER -> 0;
                case AT_WORK -> 60;
                case UNCLEAR -> 10;
            };
            if (System.nanoTime() - began >= TimeUnit.SECONDS.toNanos(patience)) {
                return trace;
            }
            pause();
        }
    }

    Running start(Map<String, String> overrides) throws IOException {
        var madeBy = Files.readString(files().resolve("PG_VERSION")).strip();
        if (!madeBy.equals(binaries.majorVersion())) {
            throw new PostgresUnavailable(
                    "Databasen i %s är gjord av PostgreSQL %s men den här versionen av Målspår har PostgreSQL %s: flytta över uppgifterna med en export."
                            .formatted(files(), madeBy, binaries.majorVersion()),
                    "The database was made by PostgreSQL %s but this version of Målspår has PostgreSQL %s: move the data over by an export."
                            .formatted(madeBy, binaries.majorVersion()));
        }
        var hba = files().resolve("pg_hba.conf");
        PrivateFiles.write(hba, WHO_MAY_CONNECT);
        account.own(hba);
        for (var attempt = 1; ; attempt++) {
            var port = freePort();
            var logged = serverLog.size();
            var process = launch(settings(port, overrides));
            if (becameReady(process)) {
                return new Running(process, port);
            }
            var said = serverLog.since(logged);
            if (attempt == PORTS_TO_TRY || !said.contains("could not bind")) {
                throw new PostgresUnavailable(
                        "PostgreSQL gick inte att starta (%s); mer står i %s."
                                .formatted(lastLine(said), serverLog.file()),
                        "PostgreSQL could not be started; its log says more.");
            }
        }
    }

    void stop(Process process) throws IOException {
        if (process.isAlive()) {
            stopServer("fast");
        }
        if (!ended(process, TimeUnit.SECONDS.toMillis(5))) {
            // Loses nothing that was acknowledged: the next start recovers from the log.
            stopServer("immediate");
        }
        if (!ended(process, TimeUnit.SECONDS.toMillis(5))) {
            process.destroyForcibly().onExit().join();
        }
    }

    private void stopServer(String mode) throws IOException {
        var outcome = account.run(
                binaries.program("pg_ctl"),
                "stop",
                "--pgdata=" + files(),
                "--mode=" + mode,
                "--wait",
                "--timeout=" + STOP_SECONDS);
        if (!outcome.succeeded()) {
            log.warn("PostgreSQL stannade inte ({}): {}", mode, lastLine(outcome.output()));
        }
    }

    private Process launch(Map<String, String> settings) throws IOException {
        var arguments = new ArrayList<>(List.of("-D", files().toString()));
        settings.forEach((name, value) -> {
            arguments.add("-c");
            arguments.add(name + "=" + value);
        });
        var builder = account.command(binaries.program("postgres"), arguments);
        // Out of the terminal's process group: a Ctrl-C is for the product, which stops the server last.
        onPath("setsid").ifPresent(setsid -> builder.command().addFirst(setsid.toString()));
        var process = builder.redirectOutput(
                        ProcessBuilder.Redirect.appendTo(serverLog.file().toFile()))
                .start();
        process.getOutputStream().close();
        return process;
    }

    /** On the command line, where neither postgresql.conf nor postgresql.auto.conf can loosen or outdate them. */
    private Map<String, String> settings(int port, Map<String, String> overrides) {
        var settings = new LinkedHashMap<String, String>();
        var memory = MemoryShare.ofThisMachine(); // today's: the files may have been made on another
        settings.put("shared_buffers", memory.sharedBuffers() + "MB");
        settings.put("effective_cache_size", memory.effectiveCache() + "MB");
        // or whole archives would make it write down every page it has changed every few seconds
        settings.put("max_wal_size", "2GB");
        settings.put("listen_addresses", "127.0.0.1");
        settings.put("port", Integer.toString(port));
        settings.put("unix_socket_directories", "");
        settings.put("hba_file", files().resolve("pg_hba.conf").toString());
        settings.put("password_encryption", "scram-sha-256");
        settings.put("allow_alter_system", "off");
        settings.put("fsync", "on");
        settings.put("synchronous_commit", "on");
        settings.put("full_page_writes", "on");
        settings.put("timezone", "UTC");
        settings.put("log_timezone", "UTC");
        settings.put("log_destination", "stderr");
        settings.put("logging_collector", "off");
        settings.put("log_min_messages", "warning");
        settings.put("log_checkpoints", "off");
        settings.put("log_statement", "none");
        // A refused statement and its values may name people: neither is written to the log.
        settings.put("log_min_error_statement", "panic");
        settings.put("log_error_verbosity", "terse");
        settings.putAll(overrides);
        return settings;
    }

    /** False when the process ended instead; recovery after a crash may take its time. */
    private boolean becameReady(Process process) throws IOException {
        while (!ended(process, MILLIS_BETWEEN_LOOKS)) {
            var said = PostmasterFile.read(files());
            if (said.isPresent() && said.get().ready() && said.get().pid() == process.pid()) {
                return true;
            }
        }
        return false;
    }

    private static boolean ended(Process process, long millis) {
        return process.onExit()
                .thenApply(_ -> true)
                .completeOnTimeout(false, millis, TimeUnit.MILLISECONDS)
                .join();
    }

    private static void pause() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(MILLIS_BETWEEN_LOOKS));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort();
        }
    }

    private static Optional<Path> onPath(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String lastLine(String text) {
        return text.strip().lines().reduce("", (_, last) -> last);
    }
}
