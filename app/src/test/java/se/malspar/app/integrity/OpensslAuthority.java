package se.malspar.app.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A time-stamping authority on this machine, of openssl's making. */
final class OpensslAuthority implements AutoCloseable {

    private static final String SETTINGS = """
            [ req ]
            distinguished_name = name
            [ name ]
            [ ca ]
            basicConstraints = critical, CA:TRUE
            keyUsage = critical, keyCertSign
            [ stamping ]
            basicConstraints = CA:FALSE
            keyUsage = critical, digitalSignature
            extendedKeyUsage = critical, timeStamping
            [ other ]
            basicConstraints = CA:FALSE
            [ tsa ]
            default_tsa = tsa
            serial = ./serial
            crypto_device = builtin
            signer_digest = sha256
            default_policy = 1.2.3.4.1
            digests = sha256
            accuracy = secs:1
            ordering = no
            tsa_name = no
            ess_cert_id_chain = no
            ess_cert_id_alg = sha256
            """;

    private final Path folder;
    private final HttpServer server;

    /** What is answered instead of what is asked for, where it is anything. */
    private volatile byte[] instead = new byte[0];

    private volatile String certificate = "tsa";

    OpensslAuthority(Path folder) throws IOException {
        this.folder = folder;
        Assumptions.assumeTrue(isThere(), "needs openssl");
        Files.writeString(folder.resolve("settings"), SETTINGS);
        Files.writeString(folder.resolve("serial"), "01\n");
        authority("ca");
        certificate("tsa", "stamping");
        certificate("server", "other");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var asked = exchange.getRequestBody().readAllBytes();
            var answer = instead.length > 0 ? instead : answer(asked);
            exchange.getResponseHeaders().add("Content-Type", "application/timestamp-reply");
            exchange.sendResponseHeaders(200, answer.length);
            try (var body = exchange.getResponseBody()) {
                body.write(answer);
            }
        });
        server.start();
    }

    private static boolean isThere() {
        try {
            return new ProcessBuilder("openssl", "version").start().waitFor() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:%d/".formatted(server.getAddress().getPort()));
    }

    Path certificates() {
        return folder.resolve("ca.pem");
    }

    /** A certificate file that has nothing to do with it. */
    Path otherCertificates() {
        authority("annan");
        return folder.resolve("annan.pem");
    }

    /** From now on it answers that, whatever it is asked. */
    void answer(Checkpoints.Proof proof) {
        instead = proof.bytes();
    }

    /** From now on it signs with a certificate that is not for time stamps. */
    void signWithTheWrongCertificate() {
        certificate = "server";
    }

    private void authority(String name) {
        openssl(
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-keyout",
                name + ".key",
                "-out",
                name + ".pem",
                "-subj",
                "/CN=" + name,
                "-days",
                "2",
                "-sha256",
                "-extensions",
                "ca",
                "-config",
                "settings");
    }

    private void certificate(String name, String extensions) {
        openssl(
                "req",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-keyout",
                name + ".key",
                "-out",
                name + ".csr",
                "-subj",
                "/CN=" + name,
                "-config",
                "settings");
        openssl(
                "x509",
                "-req",
                "-in",
                name + ".csr",
                "-CA",
                "ca.pem",
                "-CAkey",
                "ca.key",
                "-CAcreateserial",
                "-out",
                name + ".pem",
                "-days",
                "2",
                "-sha256",
                "-extfile",
                "settings",
                "-extensions",
                extensions);
    }

    private synchronized byte[] answer(byte[] asked) throws IOException {
        Files.write(folder.resolve("q.tsq"), asked);
        openssl(
                "ts",
                "-reply",
                "-config",
                "settings",
                "-section",
                "tsa",
                "-queryfile",
                "q.tsq",
                "-signer",
                certificate + ".pem",
                "-inkey",
                certificate + ".key",
                "-out",
                "r.tsr");
        return Files.readAllBytes(folder.resolve("r.tsr"));
    }

    /** What openssl says of an answer about a text. */
    String verified(byte[] text, byte[] answer) throws IOException {
        Files.write(folder.resolve("text"), text);
        Files.write(folder.resolve("given.tsr"), answer);
        return openssl("ts", "-verify", "-data", "text", "-in", "given.tsr", "-CAfile", "ca.pem");
    }

    private String openssl(String... words) {
        var command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(words));
        try {
            var process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            var told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(told).isZero();
            return told;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
