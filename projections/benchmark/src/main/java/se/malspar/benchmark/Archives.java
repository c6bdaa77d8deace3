package se.malspar.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import se.malspar.benchmark.workload.Workload;

/** Archives as files, the way they are loaded. */
final class Archives {

    private Archives() {}

    static Path write(Path folder, int firstCode, int municipalities, int years) throws IOException {
        var file = Files.createTempFile(Files.createDirectories(folder), "arkiv", ".ndjson");
        try (var archive = Files.newBufferedWriter(file)) {
            new Workload(Workload.SEED, firstCode, municipalities, years).writeTo(archive);
        }
        return file;
    }
}
