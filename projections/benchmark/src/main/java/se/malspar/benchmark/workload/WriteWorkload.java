package se.malspar.benchmark.workload;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the archive of a workload to a file or to standard output. */
@Command(
        name = "arbetslast",
        mixinStandardHelpOptions = true,
        description = "Skriver ett påhittat arkiv, en registrering per rad, som läses in med «load --restore».")
public final class WriteWorkload implements Callable<Integer> {

    @Option(
            names = "--municipalities",
            paramLabel = "ANTAL",
            defaultValue = "5",
            description = "Antal kommuner: 5 ger omkring 95 000 händelser, 105 två miljoner, 290 fem och en halv.")
    private int municipalities;

    @Option(names = "--years", paramLabel = "ANTAL", defaultValue = "20", description = "Antal år; förval 20.")
    private int years;

    @Option(names = "--first-code", paramLabel = "KOD", defaultValue = "9001", description = "Den första kommunkoden.")
    private int firstCode;

    @Option(
            names = "--seed",
            paramLabel = "FRÖ",
            defaultValue = "" + Workload.SEED,
            description = "Samma frö ger samma arkiv.")
    private long seed;

    @Option(names = "--out", paramLabel = "FIL", description = "Filen; utan den skrivs arkivet till standard ut.")
    private @Nullable Path file;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new WriteWorkload()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        var workload = new Workload(seed, firstCode, municipalities, years);
        try (var archive = file == null
                ? new BufferedWriter(new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), UTF_8))
                : Files.newBufferedWriter(file)) {
            workload.writeTo(archive);
        }
        return CommandLine.ExitCode.OK;
    }
}
