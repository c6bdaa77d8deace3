package se.malspar.app.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import se.malspar.app.integrity.Recovery.NotRecovered;
import se.malspar.app.integrity.SigningUnavailable;
import se.malspar.domain.decision.Malformed;
import se.malspar.domain.trail.Refused;

/** What the jar does besides serving, by the first word of its command line. */
public final class ArchiveCommands {

    static final int DONE = 0;
    static final int SOME_REFUSED = 1;
    static final int WRONG_USE = 2;
    static final int STOPPED = 3;

    @Command(
            name = "java -jar malspar.jar",
            header = "Målspår: vad en kommun har beslutat om sina mål, när och i vilken paragraf.",
            description = {
                "",
                "Utan kommando startar produkten och svarar på http://localhost:8080. Inställningarna i README ges"
                        + " likadant med och utan kommando."
            },
            synopsisSubcommandLabel = "[KOMMANDO]")
    private static final class Everything {
        @CommandLine.Option(
                names = {"-h", "--help"},
                usageHelp = true,
                description = "Visa den här hjälpen.")
        @SuppressWarnings("UnusedVariable") // picocli reads it
        private boolean help;
    }

    private static final Map<String, String> EXIT_CODES = exitCodes();

    private ArchiveCommands() {}

    private static Map<String, String> exitCodes() {
        var codes = new LinkedHashMap<String, String>();
        codes.put(String.valueOf(DONE), "allt gick bra");
        codes.put(String.valueOf(SOME_REFUSED), "några rader vägrades, resten är registrerat");
        codes.put(String.valueOf(WRONG_USE), "fel i kommandoraden");
        codes.put(String.valueOf(STOPPED), "det gick inte att fortsätta; det som är registrerat står kvar");
        return codes;
    }

    /** Whether a command line asks for a command, or for help, and not that the product serve. */
    public static boolean isAskedFor(String... args) {
        return Arrays.stream(args)
                .filter(Predicate.not(ArchiveCommands::isSetting))
                .findFirst()
                .filter(word -> !word.startsWith("-") || word.equals("-h") || word.equals("--help"))
                .isPresent();
    }

    /** Such as {@code --malspar.data-dir=data}; no option of a command has a full stop in its name. */
    private static boolean isSetting(String arg) {
        return arg.matches("--[^=.]+\\.[^=]+(?:=.*)?");
    }

    /** Does what the command line asks for; returns the exit code. */
    public static int run(String... args) {
        var lines = new FileOutputStream(FileDescriptor.out);
        System.setOut(System.err); // whatever else is printed must not stand among the lines of an export
        return run(new Console(System.in, lines, System.err), args);
    }

    static int run(Console console, String... args) {
        var settings = Arrays.stream(args).filter(ArchiveCommands::isSetting).toList();
        var words = Arrays.stream(args)
                .filter(Predicate.not(ArchiveCommands::isSetting))
                .toArray(String[]::new);
        return commandLine(console, settings).execute(words);
    }

    private static CommandLine commandLine(Console console, List<String> settings) {
        var told = new PrintWriter(console.err(), true, UTF_8);
        var commands = new CommandLine(new Everything())
                .addSubcommand(inSwedish(new CommandLine(new LoadCommand(console, settings))))
                .addSubcommand(inSwedish(new CommandLine(new ExportCommand(console, settings))))
                .addSubcommand(inSwedish(new CommandLine(new RecoverCommand(console, settings))))
                .addSubcommand(inSwedish(new CommandLine(new RotateKeyCommand(console, settings))));
        return inSwedish(commands)
                .setOut(new PrintWriter(console.out(), true, UTF_8))
                .setErr(told)
                .setParameterExceptionHandler((wrong, _) -> wrongUse(wrong))
                .setExecutionExceptionHandler((failure, command, _) -> stopped(failure, command));
    }

    private static CommandLine inSwedish(CommandLine command) {
        command.getCommandSpec()
                .usageMessage()
                .width(100)
                .synopsisHeading("%nAnvändning: ")
                .parameterListHeading("%nFiler%n")
                .optionListHeading("%nVal%n")
                .commandListHeading("%nKommandon%n")
                .exitCodeListHeading("%nSlutkoder%n")
                .exitCodeList(EXIT_CODES);
        return command;
    }

    private static int wrongUse(ParameterException wrong) {
        var command = wrong.getCommandLine();
        command.getErr().println(inSwedish(wrong));
        command.getErr()
                .println("Se %s --help.".formatted(command.getCommandSpec().qualifiedName()));
        return WRONG_USE;
    }

    private static String inSwedish(ParameterException wrong) {
        return switch (wrong) {
            case UnmatchedArgumentException unmatched ->
                "Okänt i kommandoraden: %s".formatted(String.join(" ", unmatched.getUnmatched()));
            case MissingParameterException missing ->
                missing.getMissing().stream().anyMatch(CommandLine.Model.ArgSpec::isPositional)
                        ? "Ange minst en fil, eller - för standard in."
                        : "Det saknas ett värde efter %s."
                                .formatted(missing.getMissing().getFirst().paramLabel());
            case OverwrittenOptionException twice ->
                "%s kan bara anges en gång.".formatted(twice.getOverwritten().paramLabel());
            default -> String.valueOf(wrong.getMessage());
        };
    }

    private static int stopped(Exception failure, CommandLine command) {
        command.getErr()
                .println(
                        switch (failure) {
                            case CannotGoOn known -> String.valueOf(known.getMessage());
                            case NotRecovered known -> String.valueOf(known.getMessage());
                            case SigningUnavailable known -> String.valueOf(known.getMessage());
                            case Malformed known -> known.swedish();
                            case Refused known -> known.swedish();
                            case IOException broken -> "Det gick inte att läsa eller skriva: " + broken.getMessage();
                            case UncheckedIOException broken ->
                                "Det gick inte att läsa eller skriva: " + broken.getMessage();
                            default -> "Något gick fel i Målspår: " + failure;
                        });
        return STOPPED;
    }
}
