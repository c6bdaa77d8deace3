package se.malspar.app.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGeneratorFactory;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.app.TestDatabase;
import se.malspar.domain.ledger.Frontier;
import se.malspar.domain.ledger.MerkleTree;

@DisplayName("A log that was filled before its nodes moved to the leaves")
class MigratedLogTest {

    private static final String BEFORE = "3";
    private static final int EVENTS = 150;

    private final TestDatabase database = TestDatabase.migratedTo(BEFORE);
    private final JdbcClient owner = JdbcClient.create(database.owner());

    @BeforeEach
    void fill() {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(4);
        var format = new LeafFormat(new Note.Format());
        var trees = new HashMap<String, Frontier>();
        for (var position = 1; position <= EVENTS; position++) {
            var municipality = List.of("0114", "0665", "2584").get(random.nextInt(3));
            var tree = trees.computeIfAbsent(municipality, _ -> Frontier.empty());
            var leaf = format.draft(new Recording(
                            municipality,
                            tree.size(),
                            new Note(position == 77 ? "lång ".repeat(10_000) : "\",\"payload\":{\"position\":9} å"),
                            UUID.randomUUID(),
                            "Åsa \"position\":3 Öberg",
                            Optional.empty(),
                            Optional.of("sha-256:ab"),
                            Optional.empty()))
                    .storedAt(
                            position,
                            Instant.parse("2026-01-01T00:00:00.000001Z").plusSeconds(position / 2));
            owner.sql("insert into ledger.event (leaf_bytes) values (?)")
                    .param(leaf)
                    .update();
            for (var node : tree.append(MerkleTree.leafHash(leaf))) {
                owner.sql("insert into ledger.node (municipality, level, index, hash) values (?, ?, ?, ?)")
                        .params(
                                municipality,
                                node.level(),
                                node.index(),
                                node.hash().bytes())
                        .update();
            }
        }
    }

    @Test
    void says_the_same_afterwards_and_goes_on() {
        var before = columns();
        database.migrate();

        assertThat(before).hasSize(EVENTS);
        assertThat(columns()).isEqualTo(before);
        LogConsistency.assertHolds(database);
        try (var log = new TestLog(database)) {
            var next = log.engine.lastSequenceNumberFor("0665").orElseThrow() + 1;
            log.engine.appendEvents(TestLog.notes("0665", next, "en till", "och en till", "och ännu en"));
        }
        LogConsistency.assertHolds(database);
        assertThatThrownBy(() -> owner.sql("delete from ledger.event").update())
                .rootCause()
                .hasMessageContaining("Händelseloggen ändras aldrig");
    }

    @Test
    void stays_as_it_is_if_its_tree_lacks_a_node() {
        owner.sql("alter table ledger.node disable trigger all").update();
        owner.sql("delete from ledger.node where municipality = '0665' and level = 2 and index = 1")
                .update();
        refusesToBeMigrated();
    }

    @Test
    void stays_as_it_is_if_its_tree_has_a_node_too_many() {
        owner.sql("insert into ledger.node (municipality, level, index, hash) values ('0665', 1, 1000, sha256('x'))")
                .update();
        refusesToBeMigrated();
    }

    private void refusesToBeMigrated() {
        var before = columns();
        assertThatThrownBy(database::migrate).isInstanceOf(FlywayException.class);
        assertThat(columns()).isEqualTo(before);
    }

    private List<String> columns() {
        return owner.sql("""
                        select row (leaf_bytes, position, municipality, leaf, event_id, type, recorded_at, registration,
                                    leaf_hash)::text
                          from ledger.event order by position
                        """).query((row, _) -> row.getString(1)).list();
    }
}
