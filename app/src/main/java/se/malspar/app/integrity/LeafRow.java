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
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import se.malspar.app.eventlog.Remains;
import se.malspar.domain.ledger.Hash;
import se.malspar.domain.ledger.Node;
import se.malspar.domain.trail.RecordEvent.ContentDestroyed;
import se.malspar.domain.trail.RecordEvent.Destroyed;

/** An event as its row has it, bytes and all: nothing in it is believed until it has been compared. */
final class LeafRow {

    /** What {@link #read} reads. */
    static final String COLUMNS =
            "leaf, position, event_id, registration, recorded_at, municipality, leaf_bytes, nodes";

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private static final String TYPE = "\",\"type\":\"";
    private static final byte[] NOTHING = {};

    /** More than the envelope takes up to the actor's name. */
    private static final int BEGINNING = 500;

    private final long leaf;
    private final long position;
    private final @Nullable UUID eventId;
    private final @Nullable UUID registration;
    private final @Nullable Instant recordedAt;
    private final @Nullable String municipality;
    private final byte[] bytes;
    private final byte @Nullable [] nodes;

    private LeafRow(ResultSet row) throws SQLException {
        leaf = row.getLong(1);
        position = row.getLong(2);
        eventId = row.getObject(3, UUID.class);
        registration = row.getObject(4, UUID.class);
        recordedAt = Optional.ofNullable(row.getObject(5, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant)
                .orElse(null);
        municipality = row.getString(6);
        bytes = Objects.requireNonNullElse(row.getBytes(7), NOTHING);
        nodes = row.getBytes(8);
    }

    static LeafRow read(ResultSet row) throws SQLException {
        return new LeafRow(row);
    }

    long leaf() {
        return leaf;
    }

    /** In the whole log. */
    long position() {
        return position;
    }

    Hash hash() {
        return Remains.leafHash(bytes);
    }

    /** Whether its content is destroyed. */
    boolean isDestroyed() {
        return Remains.areThese(bytes);
    }

    /** Whether it tells that the content of others is destroyed. */
    boolean tellsOfDestruction() {
        return beginning().contains(TYPE + "content-destroyed\"");
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** Whether this is one of the events whose content another tells that it destroyed. */
    boolean isToldOf(ContentDestroyed told) {
        return told.registration().value().equals(registration)
                && told.recordedAt().equals(recordedAt)
                && told.leaves().stream()
                        .anyMatch(each -> each.leaf() == leaf && each.event().equals(eventId));
    }

    /** What stands in place of the content once it is destroyed; absent where the row has lost what it is found by. */
    Optional<Remains> remains(Destroyed destroyed) {
        return municipality == null || eventId == null || recordedAt == null || registration == null
                ? Optional.empty()
                : Optional.of(new Remains(municipality, leaf, position, eventId, recordedAt, registration, destroyed));
    }

    /** Whether the row has the nodes that the leaf completes, and no others. */
    boolean completes(List<Node> completed) {
        return nodes != null
                && nodes.length == completed.size() * Hash.LENGTH
                && soundLevels(completed) == completed.size();
    }

    /** How many of the nodes, counted from the lowest, are as they should be. */
    int soundLevels(List<Node> completed) {
        var sound = 0;
        while (nodes != null
                && sound < completed.size()
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
        if (municipality == null || eventId == null || recordedAt == null || registration == null) {
            return false;
        }
        var said = new Said();
        return said.is("{\"v\":1,\"municipality\":\"")
                && said.is(municipality)
                && said.is("\",\"leaf\":")
                && said.is(Long.toString(leaf))
                && said.is(",\"position\":")
                && said.is(Long.toString(position))
                && said.is(",\"eventId\":\"")
                && said.is(eventId.toString())
                && said.is(TYPE)
                && said.isWord()
                && said.is("\",\"typeVersion\":")
                && said.isNumber()
                && said.is(",\"recordedAt\":\"")
                && said.is(STAMP.format(recordedAt))
                && said.is("\",\"registration\":\"")
                && said.is(registration.toString())
                && said.is("\",\"actor\":\"");
    }

    /** What the bytes say, from their beginning on. */
    private final class Said {

        private int at;

        boolean is(String expected) {
            if (bytes.length - at < expected.length()) {
                return false;
            }
            for (var i = 0; i < expected.length(); i++) {
                if (bytes[at + i] != expected.charAt(i)) {
                    return false;
                }
            }
            at += expected.length();
            return true;
        }

        boolean isWord() {
            return isAll(each -> (each >= 'a' && each <= 'z') || (each >= '0' && each <= '9') || each == '-');
        }

        boolean isNumber() {
            return isAll(each -> each >= '0' && each <= '9');
        }

        private boolean isAll(IntPredicate some) {
            var from = at;
            while (at < bytes.length && some.test(bytes[at])) {
                at++;
            }
            return at > from;
        }
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
