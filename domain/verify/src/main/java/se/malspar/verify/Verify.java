package se.malspar.verify;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The program: its exit code is 0 where all is as it should be, 1 where it is not, and 2 where it could not be tried. */
@Command(
        name = "malspar-verify",
        mixinStandardHelpOptions = true,
        versionProvider = Verify.Version.class,
        description = "Granskar det som Målspår säger, utan att fråga Målspår. Går aldrig ut på nätet.",
        subcommands = {
            VerifyCommand.class,
            CheckpointCommand.class,
            WitnessCommand.class,
            WitnessKeyCommand.class,
            CommandLine.HelpCommand.class
        },
        exitCodeListHeading = "%nSlutkoder%n",
        exitCodeList = {
            "0:allt stämmer",
            "1:något stämmer inte, eller det som krävdes är inte visat",
            "2:det gick inte att pröva"
        })
final class Verify {

    static final int HOLDS = 0;
    static final int FAILS = 1;
    static final int COULD_NOT_TRY = 2;

    private Verify() {}

    public static void main(String[] arguments) {
        var out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        var code = run(Clock.systemUTC(), out, err, arguments);
        out.flush();
        err.flush();
        System.exit(code);
    }

    static int run(Clock clock, PrintWriter out, PrintWriter err, String... arguments) {
        return new CommandLine(new Verify(), new Commands(clock))
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler((failure, line, _) -> {
                    if (!(failure instanceof CannotTry)) {
                        throw failure;
                    }
                    line.getErr().println(failure.getMessage());
                    return COULD_NOT_TRY;
                })
                .execute(arguments);
    }

    /** Makes the commands; those that sign are given the clock. */
    private record Commands(Clock clock) implements CommandLine.IFactory {

        @Override
        public <K> K create(Class<K> type) throws Exception {
            if (type == WitnessCommand.class) {
                return type.cast(new WitnessCommand(clock));
            }
            return CommandLine.defaultFactory().create(type);
        }
    }

    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            var version = Verify.class.getPackage().getImplementationVersion();
            return new String[] {"malspar-verify " + (version == null ? "osläppt" : version)};
        }
    }
}
