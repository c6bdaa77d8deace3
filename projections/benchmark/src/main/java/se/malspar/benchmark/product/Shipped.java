package se.malspar.benchmark.product;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The jar as it is shipped, started in a process of its own with half a gigabyte of heap. */
public final class Shipped implements AutoCloseable {

    private static final List<String> HEAP = List.of("-Xmx512m");
    private static final Pattern HEAP_USED = Pattern.compile("used (\\d+)K");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    private final Process process;
    private final int port;
    private final long readyAfterMillis;

    private Shipped(Process process, int port, long readyAfterMillis) {
        this.process = process;
        this.port = port;
        this.readyAfterMillis = readyAfterMillis;
    }

    private static Path java(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program);
    }

    /** The jar with its libraries laid out beside it, which is what an AOT cache can be made of. */
    public static Path laidOut(Path jar, Path folder) throws IOException, InterruptedException {
        var command = List.of(
                java("java").toString(),
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--force",
                "--destination",
                folder.toString());
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("The jar could not be laid out in " + folder);
        }
        return folder.resolve(jar.getFileName());
    }

    /** Starts it and waits until it says that it is ready. */
    public static Shipped start(Path jar, List<String> options, Server server, Path output)
            throws IOException, InterruptedException {
        var port = freePort();
        var command = new ArrayList<>(List.of(java("java").toString()));
        command.addAll(HEAP);
        command.addAll(options);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(Product.arguments(server, port));
        var start = System.nanoTime();
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try (var visitor = new Visitor(port)) {
            while (!visitor.isAnswered("/actuator/health/readiness")) {
                if (!process.isAlive()) {
                    throw new IOException("The product did not start: " + Files.readString(output));
                }
                Thread.sleep(10);
            }
        }
        return new Shipped(process, port, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    public int port() {
        return port;
    }

    public long readyAfterMillis() {
        return readyAfterMillis;
    }

    /** Resident memory in megabytes, where the operating system tells. */
    public Optional<Long> residentMegabytes() throws IOException {
        var status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return Optional.empty();
        }
        var matcher = RESIDENT.matcher(Files.readString(status));
        return matcher.find() ? Optional.of(Long.parseLong(matcher.group(1)) / 1024) : Optional.empty();
    }

    /** The heap in use after a collection, in megabytes. */
    public Optional<Long> heapMegabytes() throws IOException, InterruptedException {
        run("GC.run");
        var matcher = HEAP_USED.matcher(run("GC.heap_info"));
        return matcher.find() ? Optional.of(Long.parseLong(matcher.group(1)) / 1024) : Optional.empty();
    }

    private String run(String diagnosis) throws IOException, InterruptedException {
        var command = new ProcessBuilder(java("jcmd").toString(), Long.toString(process.pid()), diagnosis)
                .redirectErrorStream(true)
                .start();
        var said = new String(command.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        command.waitFor();
        return said;
    }

    /** An orderly stop, which is also when an AOT cache is written. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
