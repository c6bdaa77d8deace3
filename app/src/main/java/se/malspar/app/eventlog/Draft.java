package se.malspar.app.eventlog;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import se.malspar.domain.ledger.Hash;
import se.malspar.domain.ledger.MerkleTree;

/**
 * An event ready to be stored: all of its bytes but the two values that only the head of the log can give. Whatever can
 * go wrong with an event has gone wrong before it becomes a draft.
 */
final class Draft {

    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final int LONGEST_POSITION = String.valueOf(Long.MAX_VALUE).length();
    private static final int RECORDED_AT = MICROSECONDS.format(Instant.EPOCH).length();

    private final String municipality;
    private final long leaf;
    private final Optional<Instant> restoredAt;
    private final byte[] beforePosition;
    private final byte[] beforeRecordedAt;
    private final byte[] afterRecordedAt;
    private final byte[] payload;
    private final Optional<Hash> keptHash;

    /**
     * The pieces of the leaf, in order: between them stand the position and the instant, after them a brace.
     *
     * @param restoredAt when it was recorded, where another log has said so
     * @param keptHash of what it was, where its content is destroyed
     */
    Draft(
            String municipality,
            long leaf,
            Optional<Instant> restoredAt,
            byte[] beforePosition,
            byte[] beforeRecordedAt,
            byte[] afterRecordedAt,
            byte[] payload,
            Optional<Hash> keptHash) {
        this.municipality = municipality;
        this.leaf = leaf;
        this.restoredAt = restoredAt;
        this.beforePosition = beforePosition;
        this.beforeRecordedAt = beforeRecordedAt;
        this.afterRecordedAt = afterRecordedAt;
        this.payload = payload;
        this.keptHash = keptHash;
    }

    String municipality() {
        return municipality;
    }

    long leaf() {
        return leaf;
    }

    Optional<Instant> restoredAt() {
        return restoredAt;
    }

    /** What the tree holds of the leaf. */
    Hash hash(byte[] stored) {
        return keptHash.orElseGet(() -> MerkleTree.leafHash(stored));
    }

    /** Counted with the longest position, so that the same event fits today and in a hundred years. */
    int mostBytes() {
        return bytesWith(LONGEST_POSITION, RECORDED_AT);
    }

    byte[] storedAt(long position, Instant recordedAt) {
        return storedAt(position, stamp(recordedAt));
    }

    /** @param stamp the {@link #stamp} of when it is recorded */
    byte[] storedAt(long position, byte[] stamp) {
        var number = Long.toString(position).getBytes(US_ASCII);
        return ByteBuffer.allocate(bytesWith(number.length, stamp.length))
                .put(beforePosition)
                .put(number)
                .put(beforeRecordedAt)
                .put(stamp)
                .put(afterRecordedAt)
                .put(payload)
                .put((byte) '}')
                .array();
    }

    /** The instant as a leaf has it. */
    static byte[] stamp(Instant recordedAt) {
        return MICROSECONDS.format(recordedAt).getBytes(US_ASCII);
    }

    private int bytesWith(int position, int stamp) {
        return beforePosition.length
                + position
                + beforeRecordedAt.length
                + stamp
                + afterRecordedAt.length
                + payload.length
                + 1;
    }
}
