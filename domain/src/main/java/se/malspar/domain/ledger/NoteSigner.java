package se.malspar.domain.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Signs notes with a key that is kept secret. */
public final class NoteSigner {

    private static final String SECRET = "PRIVATE+KEY+";

    /** What stands before the 32 bytes of a secret Ed25519 key in PKCS #8 (RFC 8410). */
    private static final byte[] BEFORE_SEED = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private final NoteKey key;
    private final byte[] seed;
    private final PrivateKey secret;

    private NoteSigner(String name, NoteKey.Kind kind, byte[] seed) {
        this.seed = seed;
        try {
            secret = KeyFactory.getInstance(NoteKey.ALGORITHM)
                    .generatePrivate(new PKCS8EncodedKeySpec(ByteBuffer.allocate(BEFORE_SEED.length + seed.length)
                            .put(BEFORE_SEED)
                            .put(seed)
                            .array()));
        } catch (GeneralSecurityException e) {
            throw new NotWellFormed("Not an Ed25519 key: " + e.getMessage());
        }
        key = NoteKey.of(name, kind, publicKeyOf(seed));
    }

    public static NoteSigner generate(String name, NoteKey.Kind kind, SecureRandom random) {
        var seed = new byte[NoteKey.KEY_BYTES];
        random.nextBytes(seed);
        return new NoteSigner(name, kind, seed);
    }

    /** Reads what {@link #secretKey()} writes: {@code PRIVATE+KEY+name+number+secret}. */
    public static NoteSigner parse(String secretKey) {
        var parts = secretKey.startsWith(SECRET)
                ? secretKey.substring(SECRET.length()).split("\\+", 3)
                : new String[0];
        // the secret is never repeated in what is said about it
        if (parts.length != 3) {
            throw new NotWellFormed("Not a secret key on the form PRIVATE+KEY+name+number+secret");
        }
        var material = Strict.base64(parts[2]);
        for (var kind : NoteKey.Kind.values()) {
            if (material.length == 1 + NoteKey.KEY_BYTES && kind.number() == material[0]) {
                var signer = new NoteSigner(parts[0], kind, Arrays.copyOfRange(material, 1, material.length));
                if (!signer.key.idInHex().equals(parts[1])) {
                    throw new NotWellFormed("The secret key does not belong to number " + parts[1]);
                }
                return signer;
            }
        }
        throw new NotWellFormed("Not a secret key of a kind known here");
    }

    /** The JDK makes public keys only of what it draws itself: here it draws the seed. */
    private static byte[] publicKeyOf(byte[] seed) {
        try {
            var generator = KeyPairGenerator.getInstance(NoteKey.ALGORITHM);
            generator.initialize(NamedParameterSpec.ED25519, new Drawn(seed));
            var point = ((EdECPublicKey) generator.generateKeyPair().getPublic()).getPoint();
            var y = point.getY().toByteArray();
            var bytes = new byte[NoteKey.KEY_BYTES];
            for (var i = 0; i < Math.min(y.length, bytes.length); i++) {
                bytes[i] = y[y.length - 1 - i];
            }
            if (point.isXOdd()) {
                bytes[bytes.length - 1] |= (byte) 0x80;
            }
            return bytes;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has Ed25519", e);
        }
    }

    /** Draws the same bytes every time. */
    private static final class Drawn extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final byte[] bytes;

        Drawn(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public void nextBytes(byte[] drawn) {
            System.arraycopy(bytes, 0, drawn, 0, drawn.length);
        }
    }

    /** Whom to believe what is signed here. */
    public NoteKey key() {
        return key;
    }

    /** The log's signature under a text. */
    public NoteSignature sign(String text) {
        require(NoteKey.Kind.SIGNATURE);
        return NoteSignature.of(key.name(), key.id(), signed(text));
    }

    /** A witness's signature under a text, told to be made at the time. */
    public NoteSignature cosign(String text, Instant cosignedAt) {
        require(NoteKey.Kind.COSIGNATURE);
        var seconds = cosignedAt.getEpochSecond();
        if (seconds < 0) {
            throw new IllegalArgumentException("Nothing is witnessed before 1970: " + cosignedAt);
        }
        var signature = signed(NoteKey.cosigned(seconds, text));
        return NoteSignature.of(
                key.name(),
                key.id(),
                ByteBuffer.allocate(Long.BYTES + signature.length)
                        .putLong(seconds)
                        .put(signature)
                        .array());
    }

    private void require(NoteKey.Kind kind) {
        if (key.kind() != kind) {
            throw new IllegalStateException("%s is a key of kind %s".formatted(key, key.kind()));
        }
    }

    private byte[] signed(String text) {
        try {
            var signer = Signature.getInstance(NoteKey.ALGORITHM);
            signer.initSign(secret);
            signer.update(text.getBytes(UTF_8));
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has Ed25519", e);
        }
    }

    /** What is kept in the key's file, and nowhere else. */
    public String secretKey() {
        var material =
                ByteBuffer.allocate(1 + seed.length).put(key.kind().number()).put(seed);
        return SECRET + key.name() + "+" + key.idInHex() + "+"
                + Base64.getEncoder().encodeToString(material.array());
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "signer of " + key;
    }
}
