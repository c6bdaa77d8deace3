package se.malspar.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import se.malspar.benchmark.measure.WrongAnswer;

/** Runs the whole measurement and writes the report. Fails on a wrong answer and never on a time. */
@Command(
        name = "benchmark",
        mixinStandardHelpOptions = true,
        description = "Mäter produkten mot gränserna och mot det man annars hade valt.")
public final class Benchmark implements Callable<Integer> {

    @Option(
            names = "--size",
            paramLabel = "STORLEK",
            defaultValue = "small",
            description =
                    "tiny (några tusen händelser), small (40 000), medium (100 000 och 500 000), large (100 000 och 2 000 000) eller whole (5 500 000).")
    private String size = "small";

    @Option(names = "--minutes", paramLabel = "MINUTER", description = "Längsta tid; förval 1, 12, 60 eller 60.")
    private @Nullable Integer minutes;

    @Option(names = "--report", paramLabel = "FIL", required = true, description = "Rapporten som skrivs.")
    private Path report = Path.of("benchmark.md");

    @Option(names = "--jar", paramLabel = "FIL", description = "malspar.jar, för starttid och minne.")
    private @Nullable Path jar;

    @Option(names = "--folder", paramLabel = "MAPP", required = true, description = "Mapp för tillfälliga databaser.")
    private Path folder = Path.of("target");

    public static void main(String[] arguments) {
        if (arguments.length > 1 && arguments[1].equals("none")) {
            System.out.println("Ange -Dmalspar.benchmark=tiny, small, medium, large eller whole för att mäta.");
            return;
        }
        System.exit(new CommandLine(new Benchmark())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        var chosen = Size.valueOf(size.toUpperCase(Locale.ROOT));
        var deadline = new Deadline(Duration.ofMinutes(minutes == null ? chosen.minutes : minutes));
        try (var run = new Run(chosen, deadline, folder, jar)) {
            var figures = measured(run);
            var written = new Report(Clock.system(ZoneId.of("Europe/Stockholm")), chosen, deadline)
                    .write(figures, run.postgresVersion());
            Files.createDirectories(report.toAbsolutePath().getParent());
            Files.writeString(report, written);
            System.out.println(written);
            return CommandLine.ExitCode.OK;
        } catch (WrongAnswer wrong) {
            System.err.println("Fel svar: " + wrong.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    /** What was measured before it failed is told, for it may have taken most of an hour. */
    private static Figures measured(Run run) throws IOException, SQLException, InterruptedException {
        var complete = false;
        try {
            var figures = run.measure();
            complete = true;
            return figures;
        } finally {
            if (!complete) {
                System.err.println(run.figures().text());
            }
        }
    }
}
