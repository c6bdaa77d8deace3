package se.malspar.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The product in a process of its own, with its embedded PostgreSQL, that a test may kill. */
public final class RunningProduct {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern LOG_IN = Pattern.compile("Inloggning för demo: (\\S+) / (\\S+)");

    private final Process process;
    private final Path output;
    private final int port;
    private final HttpClient http = HttpClient.newHttpClient();

    private RunningProduct(Process process, Path output, int port) {
        this.process = process;
        this.output = output;
        this.port = port;
    }

    /** Starts it on a data folder and waits until it answers and its start is over. */
    public static RunningProduct start(Path dataDir, int port) throws IOException {
        return start(port, "--malspar.data-dir=" + dataDir);
    }

    /** As {@link #start(Path, int)}, with any settings. */
    static RunningProduct start(int port, String... settings) throws IOException {
        var output = Files.createTempFile("malspar", ".log");
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                // it seldom lives for long
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "se.malspar.app.Malspar",
                "--server.port=" + port));
        command.addAll(List.of(settings));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        var product = new RunningProduct(process, output, port);
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200))
                .failFast(
                        () -> assertThat(process.isAlive()).as(product.output()).isTrue())
                .until(product::isReady);
        return product;
    }

    private boolean isReady() {
        try {
            return send(request("/actuator/health/readiness").GET()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** What it printed; for a failing test's message. */
    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** A token for the log-in that the first start printed. */
    public String logIn(String username, String password) throws IOException {
        var answer = send(request("/api/v1/tokens")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, password))));
        return JSON.readTree(answer.body()).at("/token").asString();
    }

    /** Name and password as printed at the first start; absent at later ones. */
    @Nullable
    public List<String> printedLogIn() {
        var matcher = LOG_IN.matcher(output());
        return matcher.find() ? List.of(matcher.group(1), matcher.group(2)) : null;
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    JsonNode get(String path) throws IOException {
        var answer = send(request(path).GET());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    /** SIGKILL: no chance to tidy up. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** An orderly stop. */
    public void stop() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
