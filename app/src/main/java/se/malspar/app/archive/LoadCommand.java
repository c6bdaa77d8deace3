package se.malspar.app.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import se.malspar.app.archive.Loading.Manner;

/** {@code load}: archives into the log, and the answers after it. */
@Command(
        name = "load",
        header = "Läser in arkiv: en registrering per rad, i JSON.",
        description = {
            "",
            "Varje rad bedöms av samma regler som en registrering genom API:et. Det som går att registrera"
                    + " registreras; resten redovisas. Samma arkiv kan läsas in igen: rader som redan är registrerade hoppas"
                    + " över. Avbryts inläsningen, kör samma kommando en gång till.",
            "",
            "Filernas form beskrivs i docs/massinlasning.md."
        })
final class LoadCommand implements Callable<Integer> {

    private static final String STANDARD_INPUT = "-";
    private static final String NOBODY_NAMED = "Massinläsning";

    @Option(
            names = "--restore",
            description = "Återställ ett exporterat arkiv i en tom instans: tidpunkter, namn och nummer blir de"
                    + " som står i raderna.")
    private boolean restore;

    @Option(
            names = "--actor",
            paramLabel = "NAMN",
            description = "Den som registrerar, som det ska stå i loggen. Annars «" + NOBODY_NAMED + "».")
    private @Nullable String actor;

    @Option(
            names = "--report",
            paramLabel = "FIL",
            description = "Skriv varje vägrad rad till en fil: radnummer, fil, kod och mening, i JSON.")
    private @Nullable Path report;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Visa den här hjälpen.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    @Parameters(
            arity = "1..*",
            paramLabel = "FIL",
            description = "Filerna, i den ordning de ska läsas in. - är standard in.")
    private List<String> files = List.of();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private final Console console;
    private final List<String> settings;

    LoadCommand(Console console, List<String> settings) {
        this.console = console;
        this.settings = settings;
    }

    @Override
    public Integer call() throws IOException {
        var manner = manner();
        var size = sizeOfFiles();
        try (var refusals = new RefusalReport(console.err(), report);
                var instance = Instance.open(settings);
                var progress = console.progress(instance.clock())) {
            var clock = instance.clock();
            var begun = clock.instant();
            progress.begin("Läser in", size);
            var outcome = load(instance, manner, refusals, progress);
            var loaded = clock.instant();
            progress.begin("Uppdaterar svaren", outcome.events());
            instance.catchUp().toHead(told -> progress.reached(told, told));
            progress.end();
            tell(outcome, Duration.between(begun, loaded), Duration.between(loaded, clock.instant()));
            return outcome.refused() == 0 ? ArchiveCommands.DONE : ArchiveCommands.SOME_REFUSED;
        }
    }

    private Manner manner() {
        if (!restore) {
            return new Manner.Anew(actor == null ? NOBODY_NAMED : name(actor));
        }
        if (actor != null) {
            throw new ParameterException(
                    spec.commandLine(), "--actor hör inte ihop med --restore: namnen står i arkivet.");
        }
        return new Manner.Restoring();
    }

    private String name(String given) {
        var stripped = given.strip();
        if (stripped.isEmpty() || stripped.length() > 200 || stripped.chars().anyMatch(Character::isISOControl)) {
            throw new ParameterException(spec.commandLine(), "--actor är ett namn på högst 200 tecken.");
        }
        return stripped;
    }

    /** Of all files together; 0 where one of them has no size. */
    private long sizeOfFiles() throws IOException {
        var sizes = new ArrayList<Long>();
        for (var file : files) {
            if (!file.equals(STANDARD_INPUT)) {
                var path = Path.of(file);
                if (!Files.isReadable(path) || Files.isDirectory(path)) {
                    throw new ParameterException(
                            spec.commandLine(), "Filen %s finns inte, eller går inte att läsa.".formatted(file));
                }
                sizes.add(Files.isRegularFile(path) ? Files.size(path) : 0);
            } else {
                sizes.add(0L);
            }
        }
        return sizes.contains(0L)
                ? 0
                : sizes.stream().mapToLong(Long::longValue).sum();
    }

    private Loading.Outcome load(Instance instance, Manner manner, RefusalReport refusals, Progress progress)
            throws IOException {
        var listener = new Loading.Listener() {
            @Override
            public void refused(
                    String file, long line, String code, String swedish, String english, Optional<String> field) {
                refusals.refused(file, line, code, swedish, english, field);
            }

            @Override
            public void reached(long bytesRead, long events) {
                progress.reached(bytesRead, events);
            }
        };
        try (var loading = new Loading(instance.log(), instance.appender(), instance.clock(), manner, listener)) {
            for (var file : files) {
                load(loading, file);
            }
            var outcome = loading.finish();
            if (loading.destroyed() > 0) {
                console.err().println(inWords(loading.destroyed(), manner));
            }
            return outcome;
        }
    }

    private static String inWords(long destroyed, Manner manner) {
        return switch (manner) {
            case Manner.Restoring() ->
                "%s registreringar är gallrade: deras innehåll finns inte, bara deras plats och summor."
                        .formatted(Numbers.inSwedish(destroyed));
            case Manner.Anew(var _) ->
                "%s registreringar är gallrade i arkivet: de finns inte att registrera, och gallringen gäller bara den logg som arkivet kommer ur."
                        .formatted(Numbers.inSwedish(destroyed));
        };
    }

    private void load(Loading loading, String file) throws IOException {
        if (file.equals(STANDARD_INPUT)) {
            loading.load("standard in", console.in());
        } else {
            try (InputStream in = Files.newInputStream(Path.of(file))) {
                loading.load(file, in);
            }
        }
    }

    private void tell(Loading.Outcome outcome, Duration loading, Duration answers) {
        console.err()
                .println("%s rader: %s registrerade (%s händelser), %s redan registrerade, %s vägrade."
                        .formatted(
                                Numbers.inSwedish(outcome.lines()),
                                Numbers.inSwedish(outcome.recorded()),
                                Numbers.inSwedish(outcome.events()),
                                Numbers.inSwedish(outcome.alreadyRecorded()),
                                Numbers.inSwedish(outcome.refused())));
        console.err()
                .println("Inläsningen tog %s, svaren %s: %s händelser/s."
                        .formatted(
                                inWords(loading),
                                inWords(answers),
                                Numbers.inSwedish(outcome.events()
                                        * 1_000
                                        / Math.max(1, loading.plus(answers).toMillis()))));
    }

    private static String inWords(Duration time) {
        return "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }
}
