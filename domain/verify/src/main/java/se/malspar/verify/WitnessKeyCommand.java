package se.malspar.verify;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import se.malspar.domain.ledger.NotWellFormed;
import se.malspar.domain.ledger.NoteKey;
import se.malspar.domain.ledger.NoteSigner;

/** Makes a witness's key: the secret in a file that only its owner reads, the public one on standard out. */
@Command(
        name = "witness-key",
        mixinStandardHelpOptions = true,
        description =
                "Gör en nyckel åt ett vittne och skriver ut den öppna halvan, som kommunen och granskare behöver.")
final class WitnessKeyCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--name",
            required = true,
            paramLabel = "NAMN",
            description = "vittnets namn, som en webbadress utan schema: revisor.kommunen.se/vittne")
    private @Nullable String name;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FIL",
            description = "filen för den hemliga halvan; får inte finnas")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        try {
            var signer =
                    NoteSigner.generate(Objects.requireNonNull(name), NoteKey.Kind.COSIGNATURE, new SecureRandom());
            write(Objects.requireNonNull(out), signer.secretKey() + "\n");
            Objects.requireNonNull(spec).commandLine().getOut().print(signer.key() + "\n");
            return Verify.HOLDS;
        } catch (NotWellFormed e) {
            throw new CannotTry("Inget namn för ett vittne: «%s».".formatted(name));
        } catch (FileAlreadyExistsException e) {
            throw new CannotTry("Filen %s finns redan: en nyckel skrivs aldrig över.".formatted(out));
        }
    }

    private static void write(Path file, String secret) throws IOException {
        var attributes = file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try (var channel = Files.newByteChannel(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
            channel.write(ByteBuffer.wrap(secret.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
