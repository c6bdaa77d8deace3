package se.malspar.app.integrity;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import se.malspar.domain.ledger.Hash;
import se.malspar.domain.ledger.MerkleTree;
import se.malspar.domain.ledger.Node;

/** An event as its row has it, bytes and all: nothing in it is believed until it has been compared. */
final class LeafRow {

    /** What {@link #read} reads. */
    static final String COLUMNS =
            "leaf, position, event_id, registration, recorded_at, municipality, leaf_bytes, nodes";

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private static final String TYPE = "\",\"type\":\"";
    private static final String VERSION = "\",\"typeVersion\":";

    /** More than the envelope takes up to the actor's name. */
    private static final int BEGINNING = 500;

    private final long leaf;
    private final long position;
    private final UUID eventId;
    private final UUID registration;
    private final Instant recordedAt;
    private final String municipality;
    private final byte[] bytes;
    private final byte[] nodes;

    private LeafRow(ResultSet row) throws SQLException {
        leaf = row.getLong(1);
        position = row.getLong(2);
        eventId = row.getObject(3, UUID.class);
        registration = row.getObject(4, UUID.class);
        recordedAt = row.getObject(5, OffsetDateTime.class).toInstant();
        municipality = row.getString(6);
        bytes = row.getBytes(7);
        nodes = row.getBytes(8);
    }

    static LeafRow read(ResultSet row) throws SQLException {
        return new LeafRow(row);
    }

    long leaf() {
        return leaf;
    }

    Instant recordedAt() {
        return recordedAt;
    }

    Hash hash() {
        return MerkleTree.leafHash(bytes);
    }

    /** Whether the row has the nodes that the leaf completes, and no others. */
    boolean completes(List<Node> completed) {
        return nodes.length == completed.size() * Hash.LENGTH && soundLevels(completed) == completed.size();
    }

    /** How many of the nodes, counted from the lowest, are as they should be. */
    int soundLevels(List<Node> completed) {
        var sound = 0;
        while (sound < completed.size()
                && nodes.length >= (sound + 1) * Hash.LENGTH
                && Arrays.equals(
                        Arrays.copyOfRange(nodes, sound * Hash.LENGTH, (sound + 1) * Hash.LENGTH),
                        completed.get(sound).hash().bytes())) {
            sound++;
        }
        return sound;
    }

    /** Whether what the event is found by is what its bytes say: they have one form only. */
    boolean isFoundByWhatItSays() {
        var beginning = beginning();
        var upToType = "{\"v\":1,\"municipality\":\"" + municipality + "\",\"leaf\":" + leaf + ",\"position\":"
                + position + ",\"eventId\":\"" + eventId + TYPE;
        var upToVersion = beginning.indexOf(VERSION, upToType.length());
        if (!beginning.startsWith(upToType) || upToVersion < 0) {
            return false;
        }
        var rest = upToVersion + VERSION.length();
        while (rest < beginning.length() && Character.isDigit(beginning.charAt(rest))) {
            rest++;
        }
        return beginning.startsWith(
                ",\"recordedAt\":\"" + STAMP.format(recordedAt) + "\",\"registration\":\"" + registration
                        + "\",\"actor\":\"",
                rest);
    }

    private String beginning() {
        return new String(bytes, 0, Math.min(bytes.length, BEGINNING), ISO_8859_1);
    }

    /** The event as people are told of it. */
    String named() {
        var beginning = beginning();
        var type = beginning.indexOf(TYPE);
        var end = beginning.indexOf('"', type + TYPE.length());
        return "%d (%s, %s)"
                .formatted(leaf, type < 0 || end < 0 ? "?" : beginning.substring(type + TYPE.length(), end), eventId);
    }
}
