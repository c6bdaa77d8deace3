package se.malspar.domain.ledger;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/**
 * A line under a signed note: who signed, and with which of its keys.
 *
 * @param base64 the key's number, four bytes, and then what the kind of key makes of it
 */
public record NoteSignature(String name, String base64) {

    private static final String DASH = "— ";
    private static final int ID_BYTES = 4;

    public NoteSignature {
        NoteKey.requireName(name);
        if (Strict.base64(base64).length <= ID_BYTES) {
            throw new NotWellFormed("A signature of no bytes");
        }
    }

    static NoteSignature of(String name, int keyId, byte[] signature) {
        var bytes =
                ByteBuffer.allocate(ID_BYTES + signature.length).putInt(keyId).put(signature);
        return new NoteSignature(name, Base64.getEncoder().encodeToString(bytes.array()));
    }

    /** A signature as a line of its own, without its line feed. */
    public static NoteSignature parse(String line) {
        var space = line.lastIndexOf(' ');
        if (!line.startsWith(DASH) || space < DASH.length()) {
            throw new NotWellFormed("Not the line of a signature: " + line);
        }
        return new NoteSignature(line.substring(DASH.length(), space), line.substring(space + 1));
    }

    int keyId() {
        return ByteBuffer.wrap(Strict.base64(base64)).getInt();
    }

    /** What follows the key's number. */
    byte[] bytes() {
        var all = Strict.base64(base64);
        return Arrays.copyOfRange(all, ID_BYTES, all.length);
    }

    /** The line, without its line feed. */
    @Override
    public String toString() {
        return DASH + name + " " + base64;
    }
}
