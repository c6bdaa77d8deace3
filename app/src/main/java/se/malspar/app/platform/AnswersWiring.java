package se.malspar.app.platform;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import se.malspar.app.eventlog.EventLog;
import se.malspar.app.eventlog.LogTail;
import se.malspar.app.eventlog.PayloadFormat;
import se.malspar.domain.assessment.RuleLanguage;
import se.malspar.projections.destruction.DestructionProjection;
import se.malspar.projections.destruction.Destructions;
import se.malspar.projections.fulfilment.FulfilmentAt;
import se.malspar.projections.fulfilment.ModelsProjection;
import se.malspar.projections.history.HistoryOf;
import se.malspar.projections.meeting.MeetingReplay;
import se.malspar.projections.papers.Papers;
import se.malspar.projections.papers.PapersProjection;
import se.malspar.projections.projecting.Projections;
import se.malspar.projections.projecting.Snapshot;
import se.malspar.projections.registry.Registry;
import se.malspar.projections.registry.RegistryProjection;
import se.malspar.projections.search.Search;
import se.malspar.projections.search.SearchProjection;
import se.malspar.projections.state.Memory;
import se.malspar.projections.state.StateAt;
import se.malspar.projections.state.StateProjection;
import se.malspar.projections.state.Statements;
import se.malspar.projections.supposing.Supposing;

/** The projections and the questions they answer. */
@Configuration(proxyBeanMethods = false)
class AnswersWiring {

    @Bean
    Projections projections(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            ReadingDatabase reading,
            PayloadFormat payloads) {
        var readingDb = JdbcClient.create(reading.dataSource());
        return new Projections(
                JdbcClient.create(dataSource),
                transactions,
                List.of(
                        new StateProjection(dataSource),
                        new PapersProjection(dataSource),
                        new RegistryProjection(dataSource),
                        new ModelsProjection(dataSource),
                        new SearchProjection(dataSource),
                        new DestructionProjection(dataSource)),
                // who tells holds a connection already: the log is read by others, that wait for nobody who tells
                new StoredTrails(new EventLog(readingDb, payloads), readingDb));
    }

    @Bean
    Snapshot snapshot(ReadingDatabase reading) {
        return new Snapshot(reading.dataSource(), reading::leaveReplica);
    }

    @Bean
    Freshness freshness(EventLog log, LogTail tail, Snapshot snapshot, ReadingDatabase reading) {
        return new Freshness(log, tail, snapshot, reading);
    }

    /** The log beside the answers, where those are read; what has just been recorded may not be there yet. */
    @Bean
    EventLog logForReading(ReadingDatabase reading, PayloadFormat payloads) {
        return new EventLog(JdbcClient.create(reading.dataSource()), payloads);
    }

    @Bean
    Memory memory(@Value("${malspar.memory.statements}") long statements) {
        return new Memory(statements);
    }

    @Bean
    Statements statements(ReadingDatabase reading, EventLog logForReading) {
        return new Statements(
                reading.dataSource(), new StoredTrails(logForReading, JdbcClient.create(reading.dataSource())));
    }

    @Bean
    StateAt stateAt(ReadingDatabase reading, Statements statements, Memory memory) {
        return new StateAt(reading.dataSource(), statements, memory);
    }

    @Bean
    FulfilmentAt fulfilmentAt(ReadingDatabase reading, StateAt states, RuleLanguage rules) {
        return new FulfilmentAt(reading.dataSource(), states, rules);
    }

    @Bean
    HistoryOf historyOf(Statements statements) {
        return new HistoryOf(statements);
    }

    @Bean
    Supposing supposing(Statements statements, StoredTrails trails) {
        return new Supposing(statements, trails);
    }

    @Bean
    Papers papers(ReadingDatabase reading) {
        return new Papers(reading.dataSource());
    }

    @Bean
    Search search(ReadingDatabase reading, Statements statements, Papers papers) {
        return new Search(reading.dataSource(), statements, papers);
    }

    @Bean
    Destructions destructions(ReadingDatabase reading) {
        return new Destructions(JdbcClient.create(reading.dataSource()));
    }

    @Bean
    Registry registry(ReadingDatabase reading) {
        return new Registry(JdbcClient.create(reading.dataSource()));
    }

    @Bean
    MeetingReplay meetingReplay(Statements statements, Papers papers, StateAt states, HistoryOf histories) {
        return new MeetingReplay(statements, papers, states, histories);
    }
}
