package se.malspar.projections.fulfilment;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.domain.assessment.AssessmentEvent.AssessmentModelAdopted;
import se.malspar.domain.decision.Municipality;
import se.malspar.projections.json.TrailJson;
import se.malspar.projections.projecting.Fact;
import se.malspar.projections.projecting.Projection;
import se.malspar.projections.projecting.Rows;

/** One row per event that adopted an assessment model, with the whole model. */
public final class ModelsProjection implements Projection {

    private final JdbcClient db;
    private final Rows rows;

    public ModelsProjection(DataSource dataSource) {
        this.db = JdbcClient.create(dataSource);
        this.rows = new Rows(
                dataSource, "assessment_model", "municipality", "event_id", "position", "model_key", "definition");
    }

    @Override
    public String name() {
        return "assessment-models";
    }

    @Override
    public int revision() {
        return 1;
    }

    @Override
    public void forget(Municipality municipality) {
        db.sql("delete from answers.assessment_model where municipality = :municipality")
                .param("municipality", municipality.code())
                .update();
    }

    @Override
    public boolean project(Municipality municipality, List<Fact> facts) {
        var adoptions = facts.stream()
                .filter(fact -> fact.logged().event() instanceof AssessmentModelAdopted)
                .toList();
        rows.write(adoptions, ModelsProjection::columns);
        return false;
    }

    /** In the order in which the columns are named. */
    private static void columns(Fact fact, Rows.Row row) {
        var model = ((AssessmentModelAdopted) fact.logged().event()).model();
        row.text(fact.municipality().code())
                .id(fact.logged().eventId())
                .number(fact.logged().position())
                .text(model.key().value())
                .text(TrailJson.mapper().writeValueAsString(model));
    }
}
