package se.malspar.app.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import se.malspar.app.TestDatabase;
import se.malspar.domain.decision.DecidedEvent;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.state.Stated.Bearing;
import se.malspar.domain.trail.RandomTrails;
import se.malspar.projections.json.TrailJson;

/** Rows that an older program wrote are answered from until they are rebuilt: a migration puts them into today's form. */
class OlderRowsTest {

    private final TestDatabase database = TestDatabase.create();
    private final Answers answers = Answers.in(database);

    @AfterEach
    void close() {
        answers.close();
    }

    @Test
    void what_decisions_rest_on_and_what_they_do_to_others_is_read_from_the_rows_of_an_older_program()
            throws IOException {
        for (long seed = 1; seed <= 8; seed++) {
            var municipality = Municipality.of("%04d".formatted(seed));
            answers.tell(municipality, RandomTrails.recorded(seed).log());
        }
        var before = answers.dump();
        asTheOlderProgramWroteThem();
        assertThat(answers.dump().get("basis")).doesNotContainAnyElementsOf(before.get("basis"));
        assertThat(answers.dump().get("statement")).isNotEqualTo(before.get("statement"));

        answers.db
                .sql(new ClassPathResource("db/migration/V16__what_decisions_rest_on_in_brief.sql")
                        .getContentAsString(StandardCharsets.UTF_8))
                .update();
        assertThat(answers.dump()).isEqualTo(before);
    }

    private void asTheOlderProgramWroteThem() {
        for (var fact : answers.told.everything()) {
            if (fact.logged().event() instanceof DecidedEvent event) {
                var position = fact.logged().position();
                var municipality = fact.municipality().code();
                answers.db
                        .sql("""
                                update answers.basis set content = :json where municipality = :municipality and basis in (
                                    select basis from answers.statement
                                    where municipality = :municipality and position = :position)
                                """)
                        .param("json", TrailJson.mapper().writeValueAsString(event.basis()))
                        .param("municipality", municipality)
                        .param("position", position)
                        .update();
                answers.db
                        .sql("""
                                update answers.statement set bearing = :json
                                where municipality = :municipality and position = :position and bearing is not null
                                """)
                        .param("json", TrailJson.mapper().writeValueAsString(told(Bearing.of(event))))
                        .param("municipality", municipality)
                        .param("position", position)
                        .update();
            }
        }
    }

    private static Map<String, Object> told(Bearing bearing) {
        return switch (bearing) {
            case Bearing.None _ -> Map.of();
            case Bearing.Voids(var point) -> Map.of("kind", "voids", "point", point);
            case Bearing.Meets(var point, var metOn) -> Map.of("kind", "meets", "point", point, "metOn", metOn);
            case Bearing.Approves(var meeting, var paragraphs, var approvedOn) ->
                Map.of(
                        "kind",
                        "approves",
                        "meeting",
                        meeting,
                        "paragraphs",
                        List.copyOf(paragraphs),
                        "approvedOn",
                        approvedOn);
        };
    }
}
