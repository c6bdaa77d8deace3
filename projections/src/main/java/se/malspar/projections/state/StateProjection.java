package se.malspar.projections.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.domain.decision.DecidedEvent;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.registry.RegistryEvent;
import se.malspar.domain.state.Readings;
import se.malspar.domain.state.Stated;
import se.malspar.domain.trail.RecordEvent;
import se.malspar.projections.projecting.Fact;
import se.malspar.projections.projecting.Projection;
import se.malspar.projections.projecting.Rows;

/**
 * One row per statement of the log, and per later reading of its day, with what it rests on stored once. Each row tells
 * from when on a later one says all that it says, so that a question about a moment need not look at what is long since
 * overtaken.
 */
public final class StateProjection implements Projection {

    private final JdbcClient db;
    private final Bases bases;
    private final Rows rows;

    public StateProjection(DataSource dataSource) {
        this.db = JdbcClient.create(dataSource);
        this.bases = new Bases(db);
        this.rows = new Rows(
                dataSource,
                "statement",
                "position",
                "known_from",
                "known_until",
                "recorded_at",
                "overtaken_known",
                "decided_first",
                "decided_last",
                "valid_from",
                "valid_until",
                "overtaken_decided",
                "overtaken_valid",
                "impossible",
                "awaiting",
                "about_papers",
                "may_overtake",
                "basis",
                "event_id",
                "registration",
                "municipality",
                "standing",
                "subject",
                "voids_point",
                "bearing",
                "said");
    }

    @Override
    public String name() {
        return "state";
    }

    @Override
    public int revision() {
        return 8;
    }

    @Override
    public void forget(Municipality municipality) {
        for (var table : List.of("statement", "basis")) {
            db.sql("delete from answers." + table + " where municipality = :municipality")
                    .param("municipality", municipality.code())
                    .update();
        }
    }

    @Override
    public boolean project(Municipality municipality, List<Fact> facts) {
        if (facts.isEmpty()) {
            return false;
        }
        var stored = new StoredStatements(db, bases, municipality, facts);
        var readings = new Readings();
        var byPosition = new HashMap<Long, Fact>();
        for (var fact : facts) {
            var logged = fact.logged();
            readings.add(logged);
            switch (logged.event()) {
                case DecidedEvent _ -> byPosition.put(logged.position(), fact);
                case RecordEvent.RegistrationAnnulled(var registration, var _, var _) ->
                    stored.annul(registration, logged.recordedAt());
                case RecordEvent.DateInterpreted(var registration, var decidedOn, var _) ->
                    stored.interpret(registration, decidedOn, logged.recordedAt());
                case RecordEvent _, RegistryEvent _ -> {}
            }
        }
        var written = written(municipality, readings.all(), byPosition);
        stored.takeOutOfForce(written);
        written.forEach(each -> each.settle(point -> stored.voidedPoints().contains(point)));
        var concerned = stored.concernedBy(written);
        Overtaking.among(
                Stream.<Overtakable>concat(concerned.stream(), written.stream()).toList());
        rows.write(written, Written::columns);
        stored.update(concerned.stream().filter(Stored::hasChanged).toList());
        return stored.haveChanged();
    }

    private List<Written> written(Municipality municipality, List<Stated> readings, Map<Long, Fact> facts) {
        var keys =
                bases.store(municipality, readings.stream().map(Stated::basis).toList());
        var written = new ArrayList<Written>(readings.size());
        for (var stated : readings) {
            var fact = facts.get(stated.position());
            var basis = keys.get(stated.basis());
            if (fact == null || basis == null) {
                throw new IllegalStateException("A reading of no event: " + stated);
            }
            written.add(new Written(stated, fact, basis));
        }
        return written;
    }
}
