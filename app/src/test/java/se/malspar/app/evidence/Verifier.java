package se.malspar.app.evidence;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The verifier, in a Java of its own with what is in its jar and nothing of the product. */
final class Verifier {

    record Verdict(int code, String said) {}

    private Verifier() {}

    static Verdict verify(Path evidence, Path policy) throws IOException {
        var classes = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> Stream.of("domain", "projections", "jackson", "picocli", "jspecify")
                        .anyMatch(entry::contains))
                .filter(entry -> !entry.contains("axon") && !entry.contains("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
        var output = Files.createTempFile("verify", ".log");
        try {
            var process = new ProcessBuilder(List.of(
                            ProcessHandle.current().info().command().orElseThrow(),
                            // it is done before the slower compiler has begun
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-cp",
                            classes,
                            "se.malspar.verify.Verify",
                            "verify",
                            evidence.toString(),
                            "--policy",
                            policy.toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            return new Verdict(process.waitFor(), Files.readString(output));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
