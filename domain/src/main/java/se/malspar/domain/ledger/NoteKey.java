package se.malspar.domain.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Whose signatures under a note are believed: a name, what its signatures say, and an Ed25519 key. Written as the
 * {@code vkey} of C2SP's signed-note.
 */
public final class NoteKey {

    /** What a signature says. */
    public enum Kind {
        /** The log's own: this is the text. */
        SIGNATURE(0x01),
        /** A witness's: at this time, this was the largest tree I had seen, and it has grown from those before it. */
        COSIGNATURE(0x04);

        private final byte number;

        Kind(int number) {
            this.number = (byte) number;
        }

        byte number() {
            return number;
        }
    }

    static final String ALGORITHM = "Ed25519";
    static final int KEY_BYTES = 32;

    private static final int SIGNATURE_BYTES = 64;

    /** What stands before the 32 bytes of an Ed25519 key in X.509 (RFC 8410). */
    private static final byte[] BEFORE_KEY = HexFormat.of().parseHex("302a300506032b6570032100");

    private final String name;
    private final Kind kind;
    private final byte[] bytes;
    private final PublicKey key;

    private NoteKey(String name, Kind kind, byte[] bytes) {
        this.name = requireName(name);
        this.kind = kind;
        this.bytes = bytes.clone();
        try {
            key = KeyFactory.getInstance(ALGORITHM)
                    .generatePublic(new X509EncodedKeySpec(ByteBuffer.allocate(BEFORE_KEY.length + KEY_BYTES)
                            .put(BEFORE_KEY)
                            .put(this.bytes)
                            .array()));
            // a key that is no point of the curve is found when it is to be used
            Signature.getInstance(ALGORITHM).initVerify(key);
        } catch (GeneralSecurityException e) {
            throw new NotWellFormed("Not an Ed25519 key: " + e.getMessage());
        }
    }

    static NoteKey of(String name, Kind kind, byte[] publicKey) {
        if (publicKey.length != KEY_BYTES) {
            throw new NotWellFormed("An Ed25519 key has %d bytes, not %d".formatted(KEY_BYTES, publicKey.length));
        }
        return new NoteKey(name, kind, publicKey);
    }

    /** Reads {@code name+number+key}. */
    public static NoteKey parse(String vkey) {
        var parts = vkey.split("\\+", 3);
        if (parts.length != 3) {
            throw new NotWellFormed("Not a key on the form name+number+key: " + vkey);
        }
        var material = Strict.base64(parts[2]);
        if (material.length == 0) {
            throw new NotWellFormed("A key of no bytes");
        }
        for (var kind : Kind.values()) {
            if (kind.number == material[0]) {
                var key = of(parts[0], kind, Arrays.copyOfRange(material, 1, material.length));
                if (!key.idInHex().equals(parts[1])) {
                    throw new NotWellFormed("The key's number is %s, not %s".formatted(key.idInHex(), parts[1]));
                }
                return key;
            }
        }
        throw new NotWellFormed("A kind of key that is not known here: " + material[0]);
    }

    static String requireName(String name) {
        if (name.isEmpty()
                || name.indexOf('+') >= 0
                || name.codePoints()
                        .anyMatch(
                                c -> Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c))
                || !UTF_8.newEncoder().canEncode(name)) {
            throw new NotWellFormed("Not a name of a key: «%s»".formatted(name));
        }
        return name;
    }

    public String name() {
        return name;
    }

    public Kind kind() {
        return kind;
    }

    /** The number that tells which of a name's keys a signature is made with; it proves nothing. */
    public int id() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(name.getBytes(UTF_8));
            digest.update((byte) '\n');
            digest.update(kind.number);
            return ByteBuffer.wrap(digest.digest(bytes)).getInt();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    String idInHex() {
        return HexFormat.of().toHexDigits(id());
    }

    /** The key itself, in X.509's form: what {@code openssl} reads. */
    public byte[] encoded() {
        return key.getEncoded();
    }

    /** Whether both are the same key, whatever they are called and used for. */
    boolean hasTheKeyOf(NoteKey other) {
        return Arrays.equals(bytes, other.bytes);
    }

    /** Whether the line says that this key made it; whether it did is for {@link #verifies}. */
    boolean isNamedBy(NoteSignature signature) {
        return signature.name().equals(name) && signature.keyId() == id();
    }

    boolean verifies(String text, NoteSignature signature) {
        if (!isNamedBy(signature)) {
            return false;
        }
        var made = signature.bytes();
        return switch (kind) {
            case SIGNATURE -> made.length == SIGNATURE_BYTES && verifies(text, made);
            case COSIGNATURE ->
                cosignedAt(signature)
                        .map(at -> verifies(
                                cosigned(at.getEpochSecond(), text), Arrays.copyOfRange(made, Long.BYTES, made.length)))
                        .orElse(false);
        };
    }

    /** When a witness says that it signed; nothing before {@link #verifies} has said that it did. */
    Optional<Instant> cosignedAt(NoteSignature signature) {
        var made = signature.bytes();
        if (kind != Kind.COSIGNATURE || made.length != Long.BYTES + SIGNATURE_BYTES) {
            return Optional.empty();
        }
        var seconds = ByteBuffer.wrap(made).getLong();
        try {
            return seconds < 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** What a witness signs. */
    static String cosigned(long seconds, String text) {
        return "cosignature/v1\ntime " + seconds + "\n" + text;
    }

    private boolean verifies(String text, byte[] made) {
        try {
            var verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(key);
            verifier.update(text.getBytes(UTF_8));
            return verifier.verify(made);
        } catch (SignatureException _) {
            // no number that a signature can be
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has Ed25519", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteKey that
                && name.equals(that.name)
                && kind == that.kind
                && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(bytes);
    }

    /** The vkey. */
    @Override
    public String toString() {
        var material = ByteBuffer.allocate(1 + KEY_BYTES).put(kind.number).put(bytes);
        return name + "+" + idInHex() + "+" + Base64.getEncoder().encodeToString(material.array());
    }
}
