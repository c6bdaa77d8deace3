package se.malspar.projections.search;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.domain.decision.DecidedEvent;
import se.malspar.domain.decision.Municipality;
import se.malspar.projections.projecting.Fact;
import se.malspar.projections.projecting.Projection;
import se.malspar.projections.projecting.Rows;

/** One row per event and subject that some text speaks of; never changed. */
public final class SearchProjection implements Projection {

    private final JdbcClient db;
    private final Rows rows;

    public SearchProjection(DataSource dataSource) {
        this.db = JdbcClient.create(dataSource);
        this.rows = new Rows(dataSource, "search_text", "municipality", "position", "subject", "words");
    }

    @Override
    public String name() {
        return "search";
    }

    @Override
    public int revision() {
        return 2;
    }

    @Override
    public void forget(Municipality municipality) {
        db.sql("delete from answers.search_text where municipality = :municipality")
                .param("municipality", municipality.code())
                .update();
    }

    /** A text and where in the log it stands. */
    private record Placed(long position, Texts texts) {}

    @Override
    public boolean project(Municipality municipality, List<Fact> facts) {
        var texts = facts.stream()
                .filter(fact -> fact.logged().event() instanceof DecidedEvent)
                .flatMap(fact -> Texts.of((DecidedEvent) fact.logged().event()).stream()
                        .map(each -> new Placed(fact.logged().position(), each)))
                .iterator();
        rows.write(
                texts,
                (placed, row) -> row.text(municipality.code())
                        .number(placed.position())
                        .text(placed.texts().subject().path())
                        .text(placed.texts().words()));
        return false;
    }
}
