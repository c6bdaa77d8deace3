package se.malspar.app.eventlog;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import se.malspar.domain.ledger.Hash;
import se.malspar.domain.ledger.MerkleTree;
import se.malspar.domain.trail.RecordEvent.Destroyed;

/**
 * What stands in the place of a leaf whose content is destroyed: where in the log it stood, the hash that it had, and
 * which leaf tells why. It has one form only, which the database writes too.
 */
public record Remains(
        String municipality,
        long leaf,
        long position,
        UUID eventId,
        Instant recordedAt,
        UUID registration,
        Destroyed destroyed) {

    /** What such a leaf has for a type. */
    static final String TYPE = "destroyed";

    /** Who recorded it is not told any more. */
    static final String ACTOR = "gallrat";

    private static final byte[] TYPE_KEY = "\"type\":\"".getBytes(US_ASCII);
    private static final byte[] TYPE_HERE = (TYPE + '"').getBytes(US_ASCII);
    private static final Pattern HASH = Pattern.compile("\"payload\":\\{\"hash\":\"(.{65})", Pattern.DOTALL);
    private static final Pattern HASH_HERE = Pattern.compile("[0-9a-f]{64}\"");

    /** As the log holds it. */
    public byte[] bytes() {
        return ("{\"v\":1,\"municipality\":\"" + municipality + "\",\"leaf\":" + leaf + ",\"position\":" + position
                        + ",\"eventId\":\"" + eventId + "\",\"type\":\"" + TYPE
                        + "\",\"typeVersion\":1,\"recordedAt\":\""
                        + new String(Draft.stamp(recordedAt), US_ASCII) + "\",\"registration\":\"" + registration
                        + "\",\"actor\":\"" + ACTOR + "\",\"payload\":" + payload(destroyed) + "}")
                .getBytes(US_ASCII);
    }

    static String payload(Destroyed destroyed) {
        return "{\"hash\":\"" + destroyed.hash() + "\",\"toldIn\":" + destroyed.toldIn()
                + destroyed
                        .annulled()
                        .map(other -> ",\"annulled\":{\"registration\":\"" + other.registration() + "\",\"reason\":\""
                                + other.reason() + "\",\"replacedBy\":\""
                                + other.replacedBy().orElseThrow() + "\"}")
                        .orElse("")
                + "}";
    }

    /** Whether this is what is left of a leaf. */
    public static boolean areThese(byte[] leaf) {
        return keptHash(leaf).isPresent();
    }

    /** The hash of a leaf as the tree has it: of its bytes or, where they are destroyed, the one that is kept. */
    public static Hash leafHash(byte[] leaf) {
        return keptHash(leaf).orElseGet(() -> MerkleTree.leafHash(leaf));
    }

    private static Optional<Hash> keptHash(byte[] leaf) {
        var type = indexOf(leaf, TYPE_KEY);
        if (type < 0 || !startsWith(leaf, type + TYPE_KEY.length, TYPE_HERE)) {
            return Optional.empty();
        }
        var hash = HASH.matcher(new String(leaf, ISO_8859_1));
        return hash.find() && HASH_HERE.matcher(hash.group(1)).matches()
                ? Optional.of(Hash.ofHex(hash.group(1).substring(0, 64)))
                : Optional.empty();
    }

    private static int indexOf(byte[] bytes, byte[] sought) {
        for (var at = 0; at + sought.length <= bytes.length; at++) {
            if (startsWith(bytes, at, sought)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean startsWith(byte[] bytes, int at, byte[] sought) {
        if (at + sought.length > bytes.length) {
            return false;
        }
        for (var i = 0; i < sought.length; i++) {
            if (bytes[at + i] != sought[i]) {
                return false;
            }
        }
        return true;
    }
}
