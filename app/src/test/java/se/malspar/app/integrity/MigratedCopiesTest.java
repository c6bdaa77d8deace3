package se.malspar.app.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.app.TestDatabase;

@DisplayName("The copies that an earlier version kept of what was signed")
class MigratedCopiesTest {

    @Test
    void are_numbered_without_gaps_in_each_municipality_in_the_order_that_they_were_stored() {
        var database = TestDatabase.migratedTo("9");
        var owner = JdbcClient.create(database.owner());
        for (var each : List.of("0665 5", "1440 3", "0665 8", "1440 9", "0665 2")) {
            var municipality = each.substring(0, 4);
            var size = Long.parseLong(each.substring(5));
            owner.sql("insert into ledger.checkpoint (municipality, origin, size, note) values (?, 'o', ?, ?)")
                    .params(municipality, size, "o\n%d\n".formatted(size))
                    .update();
            owner.sql("""
                            insert into ledger.anchor (municipality, origin, size, kind, name, anchored_at, proof)
                            values (?, 'o', ?, 'FILE', 'f', now(), 'x')
                            """).params(municipality, size).update();
            owner.sql("insert into ledger.verifier_key (municipality, key) values (?, ?)")
                    .params(municipality, "key " + size)
                    .update();
        }

        database.migrate();

        for (var table : List.of("checkpoint", "anchor")) {
            assertThat(owner.sql("select municipality || ' ' || number || ' ' || size from ledger.%s order by 1"
                                    .formatted(table))
                            .query((row, _) -> row.getString(1))
                            .list())
                    .containsExactly("0665 1 5", "0665 2 8", "0665 3 2", "1440 1 3", "1440 2 9");
            assertThatThrownBy(() -> owner.sql("update ledger.%s set number = 7".formatted(table))
                            .update())
                    .rootCause()
                    .hasMessageContaining("Händelseloggen ändras aldrig");
        }
        assertThat(new VerifierKeys(owner).of("0665")).containsExactly("key 5", "key 8", "key 2");
    }
}
