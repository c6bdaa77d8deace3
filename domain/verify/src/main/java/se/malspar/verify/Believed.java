package se.malspar.verify;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import se.malspar.domain.ledger.NotWellFormed;
import se.malspar.domain.ledger.NoteKey;
import se.malspar.domain.ledger.Policy;

/** Whom the examiner believes: said on the command line, and never by what is examined. */
final class Believed {

    @ArgGroup(multiplicity = "1")
    private @Nullable One one;

    private static final class One {

        @Option(
                names = "--policy",
                paramLabel = "FIL",
                description = "vilka loggar och vittnen du litar på (C2SP tlog-policy)")
        private @Nullable Path policy;

        @Option(names = "--vkey", paramLabel = "NYCKEL", description = "loggens nyckel, om du bara litar på den")
        private @Nullable String key;
    }

    Policy policy() {
        if (one != null && one.policy != null) {
            try {
                return Policy.parse(Input.bytes(one.policy));
            } catch (NotWellFormed e) {
                throw new CannotTry("Policyn går inte att läsa: " + e.getMessage());
            }
        }
        if (one != null && one.key != null) {
            try {
                return Policy.of(NoteKey.parse(one.key));
            } catch (NotWellFormed e) {
                throw new CannotTry("Nyckeln går inte att läsa: " + e.getMessage());
            }
        }
        throw new CannotTry("Ange --policy eller --vkey.");
    }
}
