package se.malspar.app.integrity;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInput;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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

    private static final long MICROS = 1_000_000;
    private static final int NANOS_OF_A_MICRO = 1_000;

    /** 2000-01-01, which PostgreSQL counts from. */
    private static final long EPOCH_OF_POSTGRES = 946_684_800;

    private static final String TYPE = "\",\"type\":\"";
    private static final byte[] NOTHING = {};

    /** More than the envelope takes up to the actor's name. */
    private static final int BEGINNING = 500;

    private final long leaf;
    private final long position;
    private final @Nullable UUID eventId;
    private final @Nullable UUID registration;
    private final @Nullable LocalDateTime recordedAt;
    private final @Nullable String municipality;
    private final byte[] bytes;
    private final byte @Nullable [] nodes;

    private LeafRow(ResultSet row) throws SQLException {
        leaf = row.getLong(1);
        position = row.getLong(2);
        eventId = row.getObject(3, UUID.class);
        registration = row.getObject(4, UUID.class);
        recordedAt = Optional.ofNullable(row.getObject(5, OffsetDateTime.class))
                .map(OffsetDateTime::toLocalDateTime)
                .orElse(null);
        municipality = row.getString(6);
        bytes = Objects.requireNonNullElse(row.getBytes(7), NOTHING);
        nodes = row.getBytes(8);
    }

    private LeafRow(DataInput row) throws IOException {
        leaf = number(row, -1);
        position = number(row, -1);
        eventId = uuid(row);
        registration = uuid(row);
        var micros = number(row, Long.MIN_VALUE);
        recordedAt = micros == Long.MIN_VALUE
                ? null
                : LocalDateTime.ofEpochSecond(
                        Math.floorDiv(micros, MICROS) + EPOCH_OF_POSTGRES,
                        (int) Math.floorMod(micros, MICROS) * NANOS_OF_A_MICRO,
                        ZoneOffset.UTC);
        var code = bytes(row);
        municipality = code == null ? null : new String(code, UTF_8);
        bytes = Objects.requireNonNullElse(bytes(row), NOTHING);
        nodes = bytes(row);
    }

    static LeafRow read(ResultSet row) throws SQLException {
        return new LeafRow(row);
    }

    /** The columns of a row as COPY writes them: each with its length before it, and less than none for nothing. */
    static LeafRow read(DataInput row) throws IOException {
        return new LeafRow(row);
    }

    private static long number(DataInput row, long nothing) throws IOException {
        return row.readInt() < 0 ? nothing : row.readLong();
    }

    private static @Nullable UUID uuid(DataInput row) throws IOException {
        return row.readInt() < 0 ? null : new UUID(row.readLong(), row.readLong());
    }

    private static byte @Nullable [] bytes(DataInput row) throws IOException {
        var length = row.readInt();
        if (length < 0) {
            return null;
        }
        var read = new byte[length];
        row.readFully(read);
        return read;
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
                && recordedAt != null
                && told.recordedAt().equals(recordedAt.toInstant(ZoneOffset.UTC))
                && told.leaves().stream()
                        .anyMatch(each -> each.leaf() == leaf && each.event().equals(eventId));
    }

    /** What stands in place of the content once it is destroyed; absent where the row has lost what it is found by. */
    Optional<Remains> remains(Destroyed destroyed) {
        return municipality == null || eventId == null || recordedAt == null || registration == null
                ? Optional.empty()
                : Optional.of(new Remains(
                        municipality,
                        leaf,
                        position,
                        eventId,
                        recordedAt.toInstant(ZoneOffset.UTC),
                        registration,
                        destroyed));
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
                && said.is(recordedAt)
                && said.is("Z\",\"registration\":\"")
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

        /** To the microsecond, in UTC. */
        boolean is(LocalDateTime at) {
            return isDigits(at.getYear(), 4)
                    && is("-")
                    && isDigits(at.getMonthValue(), 2)
                    && is("-")
                    && isDigits(at.getDayOfMonth(), 2)
                    && is("T")
                    && isDigits(at.getHour(), 2)
                    && is(":")
                    && isDigits(at.getMinute(), 2)
                    && is(":")
                    && isDigits(at.getSecond(), 2)
                    && is(".")
                    && isDigits(at.getNano() / NANOS_OF_A_MICRO, 6);
        }

        private boolean isDigits(int number, int count) {
            if (bytes.length - at < count) {
                return false;
            }
            var rest = number;
            for (var i = at + count - 1; i >= at; i--) {
                if (bytes[i] != '0' + rest % 10) {
                    return false;
                }
                rest /= 10;
            }
            at += count;
            return rest == 0;
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
