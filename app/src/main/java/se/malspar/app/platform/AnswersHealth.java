package se.malspar.app.platform;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.malspar.app.eventlog.EventLog;
import se.malspar.projections.projecting.Projections;

/** How far the answers have come in the log, and whether an event waits that a projection could not heed. */
@Component("answersHealthIndicator")
class AnswersHealth implements HealthIndicator {

    private final EventLog log;
    private final Projections projections;
    private final JdbcClient db;

    AnswersHealth(EventLog log, Projections projections, JdbcClient db) {
        this.log = log;
        this.projections = projections;
        this.db = db;
    }

    @Override
    public Health health() {
        var waiting = db.sql("select count(*) from operation.dead_letter_entry")
                .query(Long.class)
                .single();
        return (waiting == 0 ? Health.up() : Health.down())
                .withDetail("head", log.head())
                .withDetail("answers", projections.position())
                .withDetail("eventsThatCouldNotBeHeeded", waiting)
                .build();
    }
}
