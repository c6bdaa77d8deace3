package se.malspar.app.archive;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import se.malspar.app.integrity.Finding;
import se.malspar.domain.decision.Municipality;

/** {@code recover}: opens a closed log again. */
@Command(
        name = "recover",
        header = "Öppnar en logg som är stängd för registrering.",
        description = {
            "",
            "Hela loggen läses och jämförs med det som undertecknats. Stämmer den öppnas den igen. Annars sägs vad som"
                    + " är fel, och loggen förblir stängd.",
            "",
            "Med --accept-rollback går loggen vidare som den är i databasen, utan det som är borta. Det ska bekräftas av"
                    + " två olika personer, och står kvar som en händelse i loggen för alltid. Läs docs/drift.md först."
        })
final class RecoverCommand implements Callable<Integer> {

    @Option(
            names = "--municipality",
            required = true,
            paramLabel = "KOMMUNKOD",
            description = "Kommunen vars logg det är.")
    private String municipality = "";

    @Option(names = "--accept-rollback", description = "Gå vidare utan det som är borta.")
    private boolean acceptRollback;

    @Option(names = "--reason", paramLabel = "SKÄL", description = "Varför, som det ska stå i loggen.")
    private @Nullable String reason;

    @Option(names = "--by", paramLabel = "ANVÄNDARE", description = "Den som bekräftar, med sitt lösenord. Ange två.")
    private List<String> by = List.of();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Visa den här hjälpen.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    private final Console console;
    private final List<String> settings;

    RecoverCommand(Console console, List<String> settings) {
        this.console = console;
        this.settings = settings;
    }

    @Override
    public Integer call() throws IOException, SQLException {
        var code = Municipality.of(municipality);
        try (var instance = Instance.open(settings);
                var recovery = instance.recovery()) {
            if (acceptRollback) {
                if (reason == null) {
                    throw new CannotGoOn("Ange skälet med --reason: det står kvar i loggen.");
                }
                recovery.acceptRollback(code, reason, new Confirming(console, instance.users()).by(by, 2, code));
                console.err().println("Loggen går vidare under ett nytt ursprung. Det står i loggen, för alltid.");
                return ArchiveCommands.DONE;
            }
            var findings = recovery.openWhereSound(code);
            findings.stream().map(Finding::swedish).forEach(console.err()::println);
            console.err()
                    .println(
                            findings.isEmpty()
                                    ? "Loggen håller allt som undertecknats, och är öppen."
                                    : "Loggen är fortfarande stängd.");
            return findings.isEmpty() ? ArchiveCommands.DONE : ArchiveCommands.STOPPED;
        }
    }
}
