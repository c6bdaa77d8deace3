package se.malspar.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import se.malspar.domain.ledger.Checkpoint;
import se.malspar.domain.ledger.NotWellFormed;
import se.malspar.domain.ledger.NoteSigner;
import se.malspar.domain.ledger.Witness;
import se.malspar.domain.ledger.WitnessRequest;

/** Witnesses that a log has only grown: reads a request, and writes the signature that answers it. */
@Command(
        name = "witness",
        mixinStandardHelpOptions = true,
        description = {
            "Bevittnar att en logg bara har vuxit. Läser en begäran (C2SP tlog-witness, add-checkpoint) och skriver en",
            "underskrift, om loggen är den som bevittnades sist eller har vuxit ur den. Kör det på en egen dator."
        })
final class WitnessCommand implements Callable<Integer> {

    private final Clock clock;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--state", required = true, paramLabel = "FIL", description = "där vittnet minns vad det har sett")
    private @Nullable Path state;

    @Option(names = "--key", required = true, paramLabel = "FIL", description = "vittnets hemliga nyckel (witness-key)")
    private @Nullable Path key;

    @Mixin
    private final Believed believed = new Believed();

    @Parameters(arity = "0..1", paramLabel = "BEGÄRAN", description = "en fil; utan den läses standard in")
    private @Nullable Path request;

    WitnessCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        var line = Objects.requireNonNull(spec).commandLine();
        var witness = new Witness(signer(), believed.policy().logs());
        var asked = request();
        try (var memory = WitnessMemory.at(Objects.requireNonNull(state))) {
            var origin = Checkpoint.parse(asked.checkpoint().text()).origin();
            var last = memory.last(origin);
            return switch (witness.answer(asked, last, clock.instant())) {
                case Witness.Answer.Cosigned(var checkpoint, var signature) -> {
                    // nothing is told before it is kept: otherwise a crash could let the log be set back
                    memory.keep(checkpoint);
                    line.getOut().print(signature + "\n");
                    yield Verify.HOLDS;
                }
                case Witness.Answer.Refused(var reason) -> {
                    line.getErr().println("%s: %s".formatted(reason, inWords(reason, last)));
                    yield Verify.FAILS;
                }
            };
        } catch (NotWellFormed e) {
            throw new CannotTry("Begäran går inte att läsa: " + e.getMessage());
        }
    }

    private NoteSigner signer() {
        try {
            return NoteSigner.parse(
                    new String(Input.bytes(Objects.requireNonNull(key)), StandardCharsets.UTF_8).strip());
        } catch (NotWellFormed e) {
            throw new CannotTry("Vittnets nyckel går inte att läsa: " + e.getMessage());
        }
    }

    private WitnessRequest request() throws IOException {
        try {
            var in = request == null ? Input.bytes(standardIn(), "Begäran") : Input.bytes(request);
            return WitnessRequest.parse(in);
        } catch (NotWellFormed e) {
            throw new CannotTry("Begäran går inte att läsa: " + e.getMessage());
        }
    }

    private static InputStream standardIn() {
        return System.in;
    }

    private static String inWords(Witness.Reason reason, Optional<Checkpoint> last) {
        var size = last.map(Checkpoint::size).orElse(0L);
        return switch (reason) {
            case UNKNOWN_LOG -> "Loggen är ingen av dem som du bevittnar.";
            case NOT_SIGNED_BY_THE_LOG -> "Kontrollpunkten är inte underskriven av loggen.";
            case OLD_SIZE_ABOVE_NEW -> "Loggen begär att få krympa.";
            case NOT_FROM_THE_LAST ->
                "Begäran utgår inte från det som bevittnades sist, %d löv. Begär på nytt från det; går inte det har loggen backats."
                        .formatted(size);
            case FORKED ->
                "Loggen visar en annan rot än förra gången för samma %d löv. Spara begäran: den är ett bevis."
                        .formatted(size);
            case NOT_GROWN_FROM_THE_LAST ->
                "Loggen har inte vuxit ur de %d löv som bevittnades sist: den har ändrats. Spara begäran: den är ett bevis."
                        .formatted(size);
        };
    }
}
