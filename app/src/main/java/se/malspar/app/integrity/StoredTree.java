package se.malspar.app.integrity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.domain.ledger.Frontier;
import se.malspar.domain.ledger.Hash;
import se.malspar.domain.ledger.NodeSource;

/** A municipality's tree as the database has it. A node stands in the row of the leaf that completed it. */
public final class StoredTree implements NodeSource {

    private final JdbcClient db;
    private final String municipality;

    public StoredTree(JdbcClient db, String municipality) {
        this.db = db;
        this.municipality = municipality;
    }

    /** Those that have a tree; what has been made to look like no municipality is missed in its own. */
    static List<String> municipalities(JdbcClient db) {
        // from one to the next in the index: there are few of them, and many events of each
        return db.sql("""
                        with recursive each (code) as (
                            select min(municipality) from ledger.event
                            union all
                            select (select min(municipality) from ledger.event where municipality > each.code)
                              from each
                             where each.code is not null)
                        select code from each where code ~ '^[0-9]{4}$'
                        """).query((row, _) -> row.getString(1)).list();
    }

    public long size() {
        return db.sql("select coalesce(max(leaf) + 1, 0) from ledger.event where municipality = :municipality")
                .param("municipality", municipality)
                .query(Long.class)
                .single();
    }

    /** Throws {@link IllegalStateException} where the tree lacks it. */
    @Override
    public Hash node(int level, long index) {
        return find(level, index)
                .orElseThrow(() -> new IllegalStateException(
                        "The tree of %s lacks node %d at level %d".formatted(municipality, index, level)));
    }

    private Optional<Hash> find(int level, long index) {
        return hashes(level, index, 1).stream().findFirst();
    }

    /**
     * At most so many nodes of a level, in order from the given one; fewer where one is not there. Each is looked up by
     * itself: of a municipality that the database has no statistics of, its planner expects one row, and would read all.
     */
    List<Hash> hashes(int level, long first, int count) {
        var hashes = new ArrayList<Hash>(count);
        db.sql("""
                        select wanted.index,
                               case when :level = 0 then leaf_hash
                                    else substring(nodes from 32 * :level - 31 for 32) end
                          from generate_series(:first, :last) as wanted (index)
                         cross join lateral (select leaf_hash, nodes from ledger.event
                                              where municipality = :municipality
                                                and leaf = ((wanted.index + 1) << :level) - 1
                                              limit 1) as holder
                         order by wanted.index
                        """)
                .param("level", level)
                .param("first", first)
                .param("last", first + count - 1)
                .param("municipality", municipality)
                .query(row -> {
                    var hash = row.getBytes(2);
                    if (row.getLong(1) == first + hashes.size() && hash != null && hash.length == Hash.LENGTH) {
                        hashes.add(Hash.of(hash));
                    }
                });
        return hashes;
    }

    /** The right edge of the tree when it had so many leaves; absent where a node of it is not there. */
    Optional<Frontier> frontier(long size) {
        var levels = IntStream.iterate(Long.SIZE - 2, level -> level >= 0, level -> level - 1)
                .filter(level -> (size >> level & 1) == 1)
                .boxed()
                .toList();
        var roots = db.sql("""
                        select case when level = 0 then leaf_hash
                                    else substring(nodes from 32 * level - 31 for 32) end
                          from unnest(cast(:levels as integer[])) as wanted (level)
                         cross join lateral (select leaf_hash, nodes from ledger.event
                                              where municipality = :municipality
                                                and leaf = ((:size >> level) << level) - 1
                                              limit 1) as holder
                         order by level desc
                        """)
                .param("levels", levels.toArray(Integer[]::new))
                .param("size", size)
                .param("municipality", municipality)
                .query((row, _) -> row.getBytes(1))
                .list();
        return roots.size() == levels.size()
                        && roots.stream().allMatch(root -> root != null && root.length == Hash.LENGTH)
                ? Optional.of(Frontier.of(size, roots.stream().map(Hash::of).toList()))
                : Optional.empty();
    }

    /** At most so many rows from a leaf on, in order. */
    List<LeafRow> rows(long fromLeaf, int limit) {
        return db.sql("select " + LeafRow.COLUMNS + """
                         from ledger.event
                        where municipality = :municipality and leaf >= :from
                        order by leaf
                        limit :limit
                        """)
                .param("municipality", municipality)
                .param("from", fromLeaf)
                .param("limit", limit)
                .query((row, _) -> LeafRow.read(row))
                .list();
    }

    /** The row of a leaf; absent where there is none. */
    Optional<LeafRow> row(long leaf) {
        return rows(leaf, 1).stream().filter(row -> row.leaf() == leaf).findFirst();
    }

    /** The bytes of at most so many leaves from one on, in order; none of those whose content is destroyed. */
    List<byte[]> leaves(long fromLeaf, int limit) {
        return db.sql("""
                        select case when type = 'destroyed' then '' else leaf_bytes end from ledger.event
                         where municipality = :municipality and leaf >= :from
                         order by leaf
                         limit :limit
                        """)
                .param("municipality", municipality)
                .param("from", fromLeaf)
                .param("limit", limit)
                .query((row, _) -> row.getBytes(1))
                .list();
    }
}
