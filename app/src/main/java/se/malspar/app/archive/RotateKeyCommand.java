package se.malspar.app.archive;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import se.malspar.domain.decision.Municipality;

/** {@code rotate-key}: has a log signed with another key. */
@Command(
        name = "rotate-key",
        header = "Byter nyckeln som en kommuns logg undertecknas med.",
        description = {
            "",
            "Den nya nyckeln står i en händelse i loggen. Den förra undertecknar bredvid den nya tills filen key.earlier tas"
                    + " bort, och det den undertecknat gäller för alltid.",
            "",
            "Är den förra nyckeln borta, ange --lost. Då ska bytet bekräftas av två olika personer."
        })
final class RotateKeyCommand implements Callable<Integer> {

    @Option(
            names = "--municipality",
            required = true,
            paramLabel = "KOMMUNKOD",
            description = "Kommunen vars logg det är.")
    private String municipality = "";

    @Option(names = "--lost", description = "Den förra nyckeln är borta.")
    private boolean lost;

    @Option(names = "--reason", required = true, paramLabel = "SKÄL", description = "Varför, som det ska stå i loggen.")
    private String reason = "";

    @Option(
            names = "--by",
            required = true,
            paramLabel = "ANVÄNDARE",
            description = "Den som bekräftar, med sitt lösenord. Med --lost anges två.")
    private List<String> by = List.of();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Visa den här hjälpen.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    private final Console console;
    private final List<String> settings;

    RotateKeyCommand(Console console, List<String> settings) {
        this.console = console;
        this.settings = settings;
    }

    @Override
    public Integer call() throws IOException, SQLException {
        var code = Municipality.of(municipality);
        try (var instance = Instance.open(settings);
                var recovery = instance.recovery()) {
            recovery.changeKey(
                    code, lost, reason, new Confirming(console, instance.users()).by(by, lost ? 2 : 1, code));
            console.err().println("Loggen undertecknas med en ny nyckel från och med nästa start.");
            return ArchiveCommands.DONE;
        }
    }
}
