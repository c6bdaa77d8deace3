package se.malspar.app.archive;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import se.malspar.domain.decision.Malformed;
import se.malspar.domain.decision.Municipality;

/** {@code export}: the log as an archive. */
@Command(
        name = "export",
        header = "Skriver loggen som ett arkiv: en registrering per rad, i JSON.",
        description = {
            "",
            "Arkivet kan läsas in med load, eller återställas till samma logg med load --restore. På standard ut"
                    + " skrivs bara raderna.",
            "",
            "Filens form beskrivs i docs/massinlasning.md."
        })
final class ExportCommand implements Callable<Integer> {

    @Option(
            names = "--municipality",
            paramLabel = "KOMMUNKOD",
            description = "Bara den kommunen. Kan anges flera gånger; annars alla.")
    private List<String> municipalities = List.of();

    @Option(names = "--output", paramLabel = "FIL", description = "Skriv till en fil i stället för standard ut.")
    private @Nullable Path output;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Visa den här hjälpen.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private final Console console;
    private final List<String> settings;

    ExportCommand(Console console, List<String> settings) {
        this.console = console;
        this.settings = settings;
    }

    @Override
    public Integer call() throws IOException {
        var wanted = wanted();
        try (var instance = Instance.open(settings);
                var progress = console.progress(instance.clock());
                var out = new BufferedOutputStream(opened())) {
            progress.begin("Exporterar", wanted.isEmpty() ? instance.log().head() : 0);
            var lines = new Exporting(instance.log()).export(wanted, out, events -> progress.reached(events, events));
            out.flush();
            progress.end();
            console.err().println("%s registreringar exporterade.".formatted(Numbers.inSwedish(lines)));
            return ArchiveCommands.DONE;
        }
    }

    private Set<Municipality> wanted() {
        var wanted = new LinkedHashSet<Municipality>();
        for (var code : municipalities) {
            try {
                wanted.add(Municipality.of(code));
            } catch (Malformed malformed) {
                throw new ParameterException(spec.commandLine(), malformed.swedish(), malformed);
            }
        }
        return wanted;
    }

    private OutputStream opened() throws IOException {
        return output == null ? console.out() : Files.newOutputStream(output);
    }
}
