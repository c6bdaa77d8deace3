package se.malspar.projections.fulfilment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.domain.assessment.AssessmentModel;
import se.malspar.domain.assessment.ModelKey;
import se.malspar.domain.assessment.RuleLanguage;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.fulfilment.Judge;
import se.malspar.projections.json.TrailJson;

/** The models that have been adopted, by the events that adopted them. An event never says anything else, so each is read once. */
final class AdoptedModels {

    private static final long MOST_REMEMBERED = 1_000;

    private final JdbcClient db;
    private final RuleLanguage language;
    private final Cache<UUID, Judge> ready =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    AdoptedModels(DataSource dataSource, RuleLanguage language) {
        this.db = JdbcClient.create(dataSource);
        this.language = language;
    }

    Judge of(Municipality municipality, UUID event) {
        return ready.get(event, _ -> Judge.of(read(municipality, event), language));
    }

    void forget() {
        ready.invalidateAll();
    }

    /** The last that the municipality's log called so up to a position, whether it was adopted or only proposed. */
    Optional<AssessmentModel> of(Municipality municipality, ModelKey key, long position) {
        return db.sql("""
                        select definition from answers.assessment_model
                        where municipality = :municipality and model_key = :key and position <= :position
                        order by position desc
                        limit 1
                        """)
                .param("municipality", municipality.code())
                .param("key", key.value())
                .param("position", position)
                .query((row, _) -> TrailJson.mapper().readValue(row.getString(1), AssessmentModel.class))
                .optional();
    }

    private AssessmentModel read(Municipality municipality, UUID event) {
        return db.sql("""
                        select definition from answers.assessment_model
                        where municipality = :municipality and event_id = :event
                        """)
                .param("municipality", municipality.code())
                .param("event", event)
                .query((row, _) -> TrailJson.mapper().readValue(row.getString(1), AssessmentModel.class))
                .optional()
                .orElseThrow(() -> new IllegalStateException("No event adopted a model: " + event));
    }
}
