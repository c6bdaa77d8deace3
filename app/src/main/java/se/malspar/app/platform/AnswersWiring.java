package se.malspar.app.platform;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.malspar.projections.history.HistoryOf;
import se.malspar.projections.meeting.MeetingReplay;
import se.malspar.projections.papers.Papers;
import se.malspar.projections.papers.PapersProjection;
import se.malspar.projections.projecting.Projections;
import se.malspar.projections.projecting.Snapshot;
import se.malspar.projections.registry.Registry;
import se.malspar.projections.registry.RegistryProjection;
import se.malspar.projections.state.StateAt;
import se.malspar.projections.state.StateProjection;

/** The projections and the questions they answer. */
@Configuration(proxyBeanMethods = false)
class AnswersWiring {

    @Bean
    Projections projections(JdbcClient db, PlatformTransactionManager transactions, StoredTrails trails) {
        return new Projections(
                db,
                new TransactionTemplate(transactions),
                List.of(new StateProjection(db), new PapersProjection(db), new RegistryProjection(db)),
                trails);
    }

    @Bean
    Snapshot snapshot(JdbcClient db, PlatformTransactionManager transactions) {
        return new Snapshot(db, transactions);
    }

    @Bean
    StateAt stateAt(JdbcClient db) {
        return new StateAt(db);
    }

    @Bean
    HistoryOf historyOf(JdbcClient db) {
        return new HistoryOf(db);
    }

    @Bean
    Papers papers(JdbcClient db) {
        return new Papers(db);
    }

    @Bean
    Registry registry(JdbcClient db) {
        return new Registry(db);
    }

    @Bean
    MeetingReplay meetingReplay(JdbcClient db, Papers papers, StateAt states, HistoryOf histories) {
        return new MeetingReplay(db, papers, states, histories);
    }
}
