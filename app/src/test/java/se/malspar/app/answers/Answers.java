package se.malspar.app.answers;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.malspar.app.TestDatabase;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.state.Logged;
import se.malspar.projections.history.HistoryOf;
import se.malspar.projections.meeting.MeetingReplay;
import se.malspar.projections.papers.Papers;
import se.malspar.projections.papers.PapersProjection;
import se.malspar.projections.projecting.Fact;
import se.malspar.projections.projecting.LogSource;
import se.malspar.projections.projecting.Projections;
import se.malspar.projections.projecting.Snapshot;
import se.malspar.projections.registry.Registry;
import se.malspar.projections.registry.RegistryProjection;
import se.malspar.projections.state.StateAt;
import se.malspar.projections.state.StateProjection;

/** The product's answers in a database of a test's own, told by the test instead of by a log. */
final class Answers implements AutoCloseable {

    static final List<String> TABLES =
            List.of("statement", "field", "paper", "municipality", "body", "body_name", "position");

    private final HikariDataSource pool = new HikariDataSource();
    final JdbcClient db;
    final Told told = new Told();
    final Projections projections;
    final Snapshot snapshot;
    final StateAt states;
    final Papers papers;
    final HistoryOf histories;
    final MeetingReplay meetings;
    final Registry registry;

    private Answers(TestDatabase database) {
        pool.setDataSource(database.app());
        db = JdbcClient.create(pool);
        var transactions = new JdbcTransactionManager(pool);
        projections = new Projections(
                db,
                new TransactionTemplate(transactions),
                List.of(new StateProjection(db), new PapersProjection(db), new RegistryProjection(db)),
                told);
        snapshot = new Snapshot(db, transactions);
        states = new StateAt(db);
        papers = new Papers(db);
        histories = new HistoryOf(db);
        meetings = new MeetingReplay(db, papers, states, histories);
        registry = new Registry(db);
    }

    static Answers in(TestDatabase database) {
        return new Answers(database);
    }

    /** Everything told, as a log would tell it again. */
    static final class Told implements LogSource {

        private final Map<Municipality, List<Fact>> facts = new ConcurrentHashMap<>();

        private void add(Fact fact) {
            facts.computeIfAbsent(fact.municipality(), _ -> new CopyOnWriteArrayList<>())
                    .add(fact);
        }

        @Override
        public List<Municipality> municipalities() {
            return facts.keySet().stream().sorted().toList();
        }

        @Override
        public void replay(Municipality municipality, long upTo, Consumer<Fact> listener) {
            facts.getOrDefault(municipality, List.of()).stream()
                    .filter(fact -> fact.logged().position() <= upTo)
                    .forEach(listener);
        }
    }

    void tell(Municipality municipality, List<Logged> log) {
        log.forEach(each -> tell(municipality, each));
    }

    void tell(Municipality municipality, Logged logged) {
        var fact = new Fact(municipality, logged, "registrator");
        told.add(fact);
        projections.project(fact);
    }

    /** Every row of every table, to compare with. */
    Map<String, List<String>> dump() {
        var dump = new LinkedHashMap<String, List<String>>();
        for (var table : TABLES) {
            dump.put(
                    table,
                    new ArrayList<>(db.sql("select t::text from answers.%s t order by 1".formatted(table))
                            .query(String.class)
                            .list()));
        }
        return dump;
    }

    @Override
    public void close() {
        pool.close();
    }
}
