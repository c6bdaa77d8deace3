package se.malspar.app.integrity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.domain.ledger.Checkpoint;
import se.malspar.domain.ledger.NoteSignature;
import se.malspar.domain.ledger.SignedNote;

/** The copies of what was signed, and of what others have said about it, as they are answered from. */
public final class Checkpoints {

    /** Where a checkpoint stands outside. */
    public enum AnchorKind {
        FILE,
        WITNESS,
        TIMESTAMP
    }

    /**
     * What somebody outside holds of a checkpoint.
     *
     * @param name which file, witness or authority
     * @param anchoredAt by the witness's or the authority's own account
     */
    public record Anchor(String origin, long size, AnchorKind kind, String name, Instant anchoredAt, Proof proof) {}

    /** The line of a file or of a cosignature, or a token, as it was given. */
    public static final class Proof {

        private final byte[] bytes;

        public Proof(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        public byte[] bytes() {
            return bytes.clone();
        }

        public String text() {
            return new String(bytes, UTF_8);
        }
    }

    private final JdbcClient db;

    public Checkpoints(JdbcClient db) {
        this.db = db;
    }

    /** Keeps a copy; once more is once. */
    void store(String municipality, SignedNote note) {
        var checkpoint = Checkpoint.parse(note.text());
        db.sql("""
                        insert into ledger.checkpoint (municipality, number, origin, size, note)
                        select :municipality, coalesce(max(number), 0) + 1, :origin, :size, :note
                          from ledger.checkpoint
                         where municipality = :municipality
                        on conflict (municipality, origin, size) do nothing
                        """)
                .param("municipality", municipality)
                .param("origin", checkpoint.origin())
                .param("size", checkpoint.size())
                .param("note", note.toString())
                .update();
    }

    /** Keeps it; once more is once. Where somebody else took the number meanwhile, the next one is tried. */
    void store(String municipality, Anchor anchor) {
        while (!isStored(municipality, anchor)) {
            db.sql("""
                            insert into ledger.anchor
                                   (municipality, number, origin, size, kind, name, anchored_at, proof)
                            select :municipality, coalesce(max(number), 0) + 1, :origin, :size, :kind, :name, :anchoredAt, :proof
                              from ledger.anchor
                             where municipality = :municipality
                            on conflict do nothing
                            """)
                    .params(parameters(municipality, anchor))
                    .param("proof", anchor.proof().bytes())
                    .update();
        }
    }

    private boolean isStored(String municipality, Anchor anchor) {
        return db.sql("""
                        select exists (select from ledger.anchor
                                        where municipality = :municipality and origin = :origin and size = :size
                                          and kind = :kind and name = :name and anchored_at = :anchoredAt)
                        """)
                .params(parameters(municipality, anchor))
                .query(Boolean.class)
                .single();
    }

    private static Map<String, Object> parameters(String municipality, Anchor anchor) {
        return Map.of(
                "municipality",
                municipality,
                "origin",
                anchor.origin(),
                "size",
                anchor.size(),
                "kind",
                anchor.kind().name(),
                "name",
                anchor.name(),
                "anchoredAt",
                OffsetDateTime.ofInstant(anchor.anchoredAt(), ZoneOffset.UTC));
    }

    /** What was signed last, as far as the database knows, with no signatures but the log's own. */
    public Optional<SignedNote> latest(String municipality) {
        return db.sql("""
                        select note from ledger.checkpoint
                         where municipality = :municipality
                         order by number desc
                         limit 1
                        """)
                .param("municipality", municipality)
                .query(String.class)
                .optional()
                .map(SignedNote::parse);
    }

    public Optional<SignedNote> find(String municipality, String origin, long size) {
        return db.sql("""
                        select note from ledger.checkpoint
                         where municipality = :municipality and origin = :origin and size = :size
                        """)
                .param("municipality", municipality)
                .param("origin", origin)
                .param("size", size)
                .query(String.class)
                .optional()
                .map(SignedNote::parse);
    }

    /** Whether anything was ever signed of the municipality's log. */
    boolean any(String municipality) {
        return db.sql("select exists (select from ledger.checkpoint where municipality = :municipality)")
                .param("municipality", municipality)
                .query(Boolean.class)
                .single();
    }

    /** What is held of one checkpoint, in the order that it came. */
    public List<Anchor> anchorsOf(String municipality, String origin, long size) {
        return db.sql("""
                        select origin, size, kind, name, anchored_at, proof from ledger.anchor
                         where municipality = :municipality and origin = :origin and size = :size
                         order by number
                        """)
                .param("municipality", municipality)
                .param("origin", origin)
                .param("size", size)
                .query((row, _) -> anchor(row))
                .list();
    }

    /** The largest checkpoint of the origin that each of those named holds. */
    List<Anchor> latestAnchors(String municipality, String origin, Collection<String> names) {
        return db.sql("""
                        select origin, size, kind, held.name, anchored_at, proof
                          from unnest(cast(:names as text[])) as wanted (name)
                         cross join lateral (select *
                                               from ledger.anchor
                                              where municipality = :municipality
                                                and origin = :origin
                                                and anchor.name = wanted.name
                                              order by size desc, number desc
                                              limit 1) as held
                         order by kind, held.name
                        """)
                .param("municipality", municipality)
                .param("origin", origin)
                .param("names", names.toArray(String[]::new))
                .query((row, _) -> anchor(row))
                .list();
    }

    private static Anchor anchor(ResultSet row) throws SQLException {
        return new Anchor(
                row.getString(1),
                row.getLong(2),
                AnchorKind.valueOf(row.getString(3)),
                row.getString(4),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                new Proof(row.getBytes(6)));
    }

    /** The checkpoint with the cosignatures that it was given. */
    public SignedNote cosigned(String municipality, SignedNote note) {
        var checkpoint = Checkpoint.parse(note.text());
        return note.with(anchorsOf(municipality, checkpoint.origin(), checkpoint.size()).stream()
                .filter(anchor -> anchor.kind() == AnchorKind.WITNESS)
                .map(anchor -> NoteSignature.parse(anchor.proof().text()))
                .toList());
    }
}
