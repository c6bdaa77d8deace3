package se.malspar.verify;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import se.malspar.domain.ledger.Checkpoint;
import se.malspar.domain.ledger.ForgedSignature;
import se.malspar.domain.ledger.NotWellFormed;

/** Tells whether a checkpoint is signed by whom it should be. */
@Command(
        name = "checkpoint",
        mixinStandardHelpOptions = true,
        description = "Prövar underskrifterna på en kontrollpunkt.")
final class CheckpointCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FIL", description = "kontrollpunkten")
    private @Nullable Path file;

    @Mixin
    private final Believed believed = new Believed();

    @Override
    public Integer call() {
        var line = Objects.requireNonNull(spec).commandLine();
        var note = VerifyCommand.note(Objects.requireNonNull(file));
        try {
            var checkpoint = Checkpoint.parse(note.text());
            var verdict = believed.policy().judge(note);
            line.getOut()
                    .print("Logg: %s\nLöv: %d\nRot: %s\n"
                            .formatted(
                                    checkpoint.origin(),
                                    checkpoint.size(),
                                    checkpoint.root().base64()));
            verdict.cosignatures()
                    .forEach(each -> line.getOut()
                            .print("Bevittnad av %s den %s.\n"
                                    .formatted(each.witness().name(), each.cosignedAt())));
            if (verdict.isMet()) {
                line.getOut().print("Underskriven som den ska.\n");
                return Verify.HOLDS;
            }
            line.getErr()
                    .println(
                            verdict.logs().isEmpty()
                                    ? Reason.SIG_LOG + ": Ingen nyckel som du litar på har skrivit under."
                                    : Reason.SIG_WITNESS + ": Färre vittnen än policyn kräver har skrivit under.");
        } catch (NotWellFormed e) {
            throw new CannotTry("%s är ingen kontrollpunkt: %s".formatted(file, e.getMessage()));
        } catch (ForgedSignature e) {
            line.getErr()
                    .println("%s: Underskriften av %s är inte gjord med dess nyckel."
                            .formatted(Reason.SIG_LOG, e.key().name()));
        }
        return Verify.FAILS;
    }
}
