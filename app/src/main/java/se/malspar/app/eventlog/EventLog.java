package se.malspar.app.eventlog;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The log as the rest of the product reads it: what was recorded, in the order it was recorded. */
public final class EventLog {

    private final JdbcClient db;
    private final LeafFormat format;

    public EventLog(JdbcClient db, PayloadFormat payloads) {
        this.db = db;
        this.format = new LeafFormat(payloads);
    }

    public Optional<StoredEvent> find(UUID eventId) {
        return read(db.sql("select leaf_bytes from ledger.event where event_id = :eventId")
                        .param("eventId", eventId))
                .stream()
                .findFirst();
    }

    /** The events at some positions, in order. */
    public List<StoredEvent> at(Collection<Long> positions) {
        return read(db.sql("select leaf_bytes from ledger.event where position = any (:positions) order by position")
                .param("positions", positions.toArray(Long[]::new)));
    }

    /** Everything that came of one command, in order. */
    public List<StoredEvent> ofRegistration(UUID registration) {
        return read(db.sql("select leaf_bytes from ledger.event where registration = :registration order by position")
                .param("registration", registration));
    }

    /**
     * A leaf as it is told of without its content.
     *
     * @param hash 64 hexadecimal digits
     */
    public record LeafSum(long leaf, UUID eventId, Instant recordedAt, String hash) {}

    /** The leaves of a registration, in order. */
    public List<LeafSum> sumsOf(String municipality, UUID registration) {
        return db.sql("""
                        select leaf, event_id, recorded_at, encode(leaf_hash, 'hex') from ledger.event
                         where registration = :registration and municipality = :municipality
                         order by leaf
                        """)
                .param("registration", registration)
                .param("municipality", municipality)
                .query((row, _) -> new LeafSum(
                        row.getLong(1),
                        row.getObject(2, UUID.class),
                        row.getObject(3, OffsetDateTime.class).toInstant(),
                        row.getString(4)))
                .list();
    }

    /** At most {@code limit} events recorded after the position, of one municipality or of all. */
    public List<StoredEvent> after(long position, int limit, Optional<String> municipality) {
        return municipality
                .map(code -> ofMunicipalityAfter(position, limit, code))
                .orElseGet(() -> read(db.sql(
                                "select leaf_bytes from ledger.event where position > :position order by position limit :limit")
                        .param("position", position)
                        .param("limit", limit)));
    }

    /** The municipality's trail from a leaf to its end, read lazily; the trail may grow meanwhile. */
    public Stream<StoredEvent> trail(String municipality, long fromLeaf) {
        return leavesOf(municipality, fromLeaf).map(format::read);
    }

    /** The bytes of every event after the position, in order, read lazily; nothing is held open between the reads. */
    public Stream<byte[]> leaves(long afterPosition) {
        return new PagedLeaves(afterPosition, position -> page(db.sql("""
                                select position, leaf_bytes from ledger.event
                                where position > :position order by position limit :limit
                                """).param("position", position))).stream();
    }

    /** The bytes of the municipality's trail from a leaf to its end, as {@link #leaves(long)} gives everybody's. */
    public Stream<byte[]> leavesOf(String municipality, long fromLeaf) {
        return new PagedLeaves(
                        fromLeaf - 1,
                        leaf -> page(
                                db.sql("""
                                select leaf, leaf_bytes from ledger.event
                                where municipality = :municipality and leaf > :leaf order by leaf limit :limit
                                """).param("municipality", municipality).param("leaf", leaf)))
                .stream();
    }

    /** The event whose leaf it is, as one of {@link #leaves(long)}. */
    public StoredEvent read(byte[] leaf) {
        return format.read(leaf);
    }

    /** The position of the last event recorded; 0 in an empty log. */
    public long head() {
        return db.sql("select coalesce(max(position), 0) from ledger.event")
                .query(Long.class)
                .single();
    }

    /** All events after the position, read lazily, up to the last one there is when the last page is fetched. */
    Stream<StoredEvent> allAfter(long position) {
        return leaves(position).map(format::read);
    }

    /** The position of the last event recorded before the instant; 0 if there is none. */
    public long lastBefore(Instant recordedAt) {
        // The time never falls as the position rises: halve the log until the first event that is not before is found.
        return db.sql("""
                        with recursive search (low, high) as (
                            select 0::bigint, coalesce(max(position), 0) from ledger.event
                            union all
                            select case when event.recorded_at < :recordedAt then event.position else low end,
                                   case when event.recorded_at < :recordedAt then high else event.position - 1 end
                              from search
                              join ledger.event on event.position = (low + high + 1) / 2
                             where low < high)
                        select low from search where low = high
                        """)
                .param("recordedAt", recordedAt.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    Optional<Long> lastLeafOf(String municipality) {
        return db.sql("select leaf from ledger.event where municipality = :municipality order by leaf desc limit 1")
                .param("municipality", municipality)
                .query(Long.class)
                .optional();
    }

    private List<StoredEvent> ofMunicipalityAfter(long position, int limit, String municipality) {
        return trailAfter(municipality, trailBy(municipality, position).leaves() - 1, limit);
    }

    /**
     * How far a municipality's trail had come.
     *
     * @param leaves how many events it had
     * @param position of the last of them; 0 where there were none
     */
    public record TrailEnd(long leaves, long position) {}

    /** How far a municipality's trail had come when the whole log had come to a position. */
    public TrailEnd trailBy(String municipality, long position) {
        // Within a municipality, order of leaf is order of position: halve the trail until the first leaf is found.
        return db.sql("""
                        with recursive search (low, high) as (
                            select 0::bigint, coalesce(max(leaf) + 1, 0)
                              from ledger.event
                             where municipality = :municipality
                            union all
                            select case when event.position > :position then low else event.leaf + 1 end,
                                   case when event.position > :position then event.leaf else high end
                              from search
                              join ledger.event on event.municipality = :municipality
                                               and event.leaf = (low + high) / 2
                             where low < high)
                        select low, coalesce((select position from ledger.event
                                               where municipality = :municipality and leaf = low - 1), 0)
                          from search where low = high
                        """)
                .param("municipality", municipality)
                .param("position", position)
                .query((row, _) -> new TrailEnd(row.getLong(1), row.getLong(2)))
                .single();
    }

    private List<StoredEvent> trailAfter(String municipality, long leaf, int limit) {
        return read(db.sql("""
                        select leaf_bytes
                          from ledger.event
                         where municipality = :municipality and leaf > :leaf
                         order by leaf
                         limit :limit
                        """)
                .param("municipality", municipality)
                .param("leaf", leaf)
                .param("limit", limit));
    }

    private static PagedLeaves.Page page(StatementSpec statement) {
        return statement.param("limit", PagedLeaves.PAGE).query(rows -> {
            var leaves = new ArrayList<byte[]>();
            var last = 0L;
            while (rows.next()) {
                last = rows.getLong(1);
                leaves.add(rows.getBytes(2));
            }
            return new PagedLeaves.Page(leaves, last);
        });
    }

    private List<StoredEvent> read(StatementSpec statement) {
        return statement.query((row, _) -> format.read(row.getBytes(1))).list();
    }
}
