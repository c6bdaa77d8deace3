package se.malspar.app.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import se.malspar.app.registering.Asked;
import se.malspar.app.registering.Recorder;
import se.malspar.domain.decision.Malformed;

/** What a line says, as far as it can be told without the trail that it is to be judged by. */
sealed interface LineContent {

    /** It cannot be read. */
    record Illegible(LineRefused why) implements LineContent {}

    /** It can. */
    sealed interface Read extends LineContent {
        ArchiveLine line();
    }

    /** It holds what came of a request, or is left of it, and not what was asked. */
    record Kept(ArchiveLine line) implements Read {}

    /**
     * It holds what was asked.
     *
     * @param asked with the registrations by the names that the line has for them
     * @param key of the line, or made from it
     */
    record Legible(ArchiveLine line, Asked asked, String key, String requestDigest) implements Read {

        /** Tells the request from others under the same key. */
        String digest(Asked here) {
            return here.equals(asked) ? requestDigest : digest(key, here);
        }

        private static String digest(String key, Asked asked) {
            return Recorder.Request.of(key, asked).digest();
        }
    }

    static LineContent of(Lines.Line line) {
        try {
            if (line.isTooLong()) {
                throw new LineRefused(
                        "line-too-long",
                        "Raden är längre än %d byte.".formatted(Lines.MOST_BYTES),
                        "The line is longer than %d bytes.".formatted(Lines.MOST_BYTES));
            }
            var read = ArchiveFormat.read(line.bytes());
            if (read.isNoRequest()) {
                return new Kept(read);
            }
            var asked = read.asked(UnaryOperator.identity());
            var key = read.key().orElseGet(() -> "rad-" + digest(line.bytes()));
            return new Legible(read, asked, key, Legible.digest(key, asked));
        } catch (LineRefused refused) {
            return new Illegible(refused);
        } catch (Malformed malformed) {
            return new Illegible(LineRefused.because(malformed));
        }
    }

    private static String digest(byte[] line) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(new String(line, UTF_8).strip().getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
