package se.malspar.app.answers;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import se.malspar.app.TestDatabase;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.state.Logged;
import se.malspar.domain.trail.RecordEvent;
import se.malspar.projections.history.HistoryOf;
import se.malspar.projections.meeting.MeetingReplay;
import se.malspar.projections.papers.Papers;
import se.malspar.projections.papers.PapersProjection;
import se.malspar.projections.projecting.EventLookup;
import se.malspar.projections.projecting.Fact;
import se.malspar.projections.projecting.LogSource;
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

/** The product's answers in a database of a test's own, told by the test instead of by a log. */
final class Answers implements AutoCloseable {

    static final List<String> TABLES =
            List.of("statement", "basis", "paper", "search_text", "municipality", "body", "body_name", "position");

    private final HikariDataSource pool = new HikariDataSource();
    private final HikariDataSource reading = new HikariDataSource();
    final JdbcClient db;
    final Told told = new Told();
    final Projections projections;
    final Snapshot snapshot;
    final Statements statements;
    final StateAt states;
    final StateAt statesInMemory;
    final Papers papers;
    final HistoryOf histories;
    final MeetingReplay meetings;
    final Registry registry;
    final Search search;

    private Answers(TestDatabase database) {
        pool.setDataSource(database.app());
        reading.setDataSource(database.app());
        reading.setReadOnly(true);
        reading.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        db = JdbcClient.create(pool);
        projections = new Projections(
                db,
                new JdbcTransactionManager(pool),
                List.of(
                        new StateProjection(pool),
                        new PapersProjection(pool),
                        new RegistryProjection(pool),
                        new SearchProjection(pool)),
                told);
        snapshot = new Snapshot(reading);
        statements = new Statements(reading, told);
        states = new StateAt(reading, statements, new Memory(0));
        statesInMemory = new StateAt(reading, statements, new Memory(100_000));
        papers = new Papers(reading);
        histories = new HistoryOf(statements);
        meetings = new MeetingReplay(statements, papers, states, histories);
        registry = new Registry(JdbcClient.create(reading));
        search = new Search(reading, statements, papers);
    }

    static Answers in(TestDatabase database) {
        return new Answers(database);
    }

    /** Everything told, as a log would tell it again. */
    static final class Told implements LogSource, EventLookup {

        private final Map<Municipality, List<Fact>> facts = new ConcurrentHashMap<>();

        private void add(Fact fact) {
            facts.computeIfAbsent(fact.municipality(), _ -> new CopyOnWriteArrayList<>())
                    .add(fact);
        }

        /** Leaves in the log what remains of an event, which the answers know nothing of yet. */
        void destroy(UUID event) {
            facts.values()
                    .forEach(theirs ->
                            theirs.replaceAll(fact -> fact.logged().eventId().equals(event)
                                    ? new Fact(fact.municipality(), remainsOf(fact.logged()), fact.actor())
                                    : fact));
        }

        private static Logged remainsOf(Logged destroyed) {
            return new Logged(
                    destroyed.position(),
                    destroyed.eventId(),
                    destroyed.registration(),
                    destroyed.recordedAt(),
                    new RecordEvent.Destroyed("0".repeat(64), destroyed.position() + 1, Optional.empty()));
        }

        List<Fact> everything() {
            return facts.values().stream().flatMap(List::stream).toList();
        }

        @Override
        public List<Municipality> municipalities() {
            return facts.keySet().stream().sorted().toList();
        }

        @Override
        public long head() {
            return municipalities().stream().mapToLong(this::lastOf).max().orElse(0);
        }

        @Override
        public long lastOf(Municipality municipality) {
            return facts.getOrDefault(municipality, List.of()).stream()
                    .mapToLong(fact -> fact.logged().position())
                    .max()
                    .orElse(0);
        }

        @Override
        public void replay(Municipality municipality, long after, long upTo, Consumer<Fact> listener) {
            facts.getOrDefault(municipality, List.of()).stream()
                    .filter(fact -> fact.logged().position() > after)
                    .filter(fact -> fact.logged().position() <= upTo)
                    .forEach(listener);
        }

        @Override
        public List<Fact> at(Collection<Long> positions) {
            return everything().stream()
                    .filter(fact -> positions.contains(fact.logged().position()))
                    .toList();
        }
    }

    void tell(Municipality municipality, List<Logged> log) {
        log.forEach(each -> tell(municipality, each));
    }

    void tell(Municipality municipality, Logged logged) {
        tellTogether(municipality, List.of(logged));
    }

    /** As one stretch of the log. */
    void tellTogether(Municipality municipality, List<Logged> log) {
        var facts = log.stream()
                .map(logged -> new Fact(municipality, logged, "registrator"))
                .toList();
        facts.forEach(told::add);
        projections.project(facts);
    }

    /** In the log, for the answers to catch up with. */
    void onlyLog(Municipality municipality, List<Logged> log) {
        log.forEach(logged -> told.add(new Fact(municipality, logged, "registrator")));
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
        reading.close();
        pool.close();
    }
}
