package se.malspar.app.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import se.malspar.app.access.Registrar;
import se.malspar.app.access.Users;
import se.malspar.app.integrity.Recovery.Confirmed;
import se.malspar.domain.decision.Municipality;

/** Has people say, with a password each, that something is to be done to a log. */
final class Confirming {

    private final Console console;
    private final BufferedReader lines;
    private final Users users;

    Confirming(Console console, Users users) {
        this.console = console;
        this.lines = new BufferedReader(new InputStreamReader(console.in(), UTF_8));
        this.users = users;
    }

    /** Throws {@link CannotGoOn} unless so many different persons, who may record in the municipality, confirm. */
    Confirmed by(List<String> usernames, int enough, Municipality municipality) throws IOException {
        var persons = new ArrayList<Registrar>();
        for (var username : usernames.stream().distinct().toList()) {
            persons.add(users.identified(username, password(username))
                    .filter(person -> person.mayRecordIn(municipality.code()))
                    .orElseThrow(() -> new CannotGoOn(
                            "%s är inte en användare som får registrera i kommun %s, eller lösenordet är fel."
                                    .formatted(username, municipality))));
        }
        var different = persons.stream().map(Registrar::username).distinct().toList();
        if (different.size() < enough) {
            throw new CannotGoOn(
                    enough == 1
                            ? "Ange med --by vem som bekräftar."
                            : "Det ska bekräftas av två olika personer: ange --by två gånger.");
        }
        return new Confirmed(
                different,
                persons.stream().map(Registrar::displayName).distinct().collect(Collectors.joining(" och ")));
    }

    @SuppressWarnings("SystemConsoleNull") // since JDK 25 it is null again where nobody sits at a terminal
    private String password(String username) throws IOException {
        var prompt = "Lösenord för %s: ".formatted(username);
        var terminal = System.console();
        if (terminal != null && terminal.isTerminal()) {
            return new String(terminal.readPassword("%s", prompt));
        }
        console.err().println(prompt);
        var line = lines.readLine();
        return line == null ? "" : line;
    }
}
