package se.malspar.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import se.malspar.app.archive.ArchiveCommands;

/** The product: starts every door there is, or does what a command asks for and ends. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
public class Malspar {

    public static void main(String[] args) {
        speakSwedish();
        if (ArchiveCommands.isAskedFor(args)) {
            System.exit(ArchiveCommands.run(args));
        }
        SpringApplication.run(Malspar.class, args);
    }

    /** What we print has å, ä and ö, also where the machine's language was never set. */
    private static void speakSwedish() {
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
    }
}
